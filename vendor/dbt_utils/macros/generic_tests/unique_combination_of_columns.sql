{#
  unique_combination_of_columns: no two rows hold the same values in all of the columns (NULL equals NULL here).
  Failures: the combinations that occur more than once.
#}
{% test unique_combination_of_columns(model, combination_of_columns, quote_columns=false) %}
    {{ return(adapter.dispatch('test_unique_combination_of_columns', 'dbt_utils')(
        model, combination_of_columns, quote_columns
    )) }}
{% endtest %}

{% macro default__test_unique_combination_of_columns(model, combination_of_columns, quote_columns=false) %}
{%- set names = [] %}
{%- for column in combination_of_columns %}
    {%- do names.append(adapter.quote(column) if quote_columns else column) %}
{%- endfor %}
select
    {{ names | join(', ') }},
    count(*) as rows_in_combination
from {{ model }}
group by {{ names | join(', ') }}
having count(*) > 1
{% endmacro %}
