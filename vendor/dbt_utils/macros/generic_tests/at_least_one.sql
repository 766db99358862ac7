{#
  at_least_one: the column has a value that is not NULL, in the table or in each group. An empty table fails.
  Failures: 1 for the table, or the groups without a value.
#}
{% test at_least_one(model, column_name, group_by_columns=[]) %}
    {{ return(adapter.dispatch('test_at_least_one', 'dbt_utils')(model, column_name, group_by_columns)) }}
{% endtest %}

{% macro default__test_at_least_one(model, column_name, group_by_columns=[]) %}
{%- set columns = group_by_columns | join(', ') %}
select
    {% if columns %}{{ columns }},{% endif %}
    count({{ column_name }}) as values_found
from {{ model }}
{% if columns %}group by {{ columns }}{% endif %}
having count({{ column_name }}) = 0
{% endmacro %}
