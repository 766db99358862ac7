{#
  equal_rowcount: the model has as many rows as compare_model, in total or in each group.
  Failures: the sum of the differences. A table or group that one side lacks counts as 0 rows there, and a NULL group
  is a group. Both sides are counted apart and added up, so no join decides what is compared.
#}
{% test equal_rowcount(model, compare_model, group_by_columns=[]) %}
    {{ return(adapter.dispatch('test_equal_rowcount', 'dbt_utils')(model, compare_model, group_by_columns)) }}
{% endtest %}

{% macro default__test_equal_rowcount(model, compare_model, group_by_columns=[]) %}
{{ config(fail_calc='coalesce(sum(diff_count), 0)') }}
{%- set columns = group_by_columns | join(', ') %}
select
    {% if columns %}{{ columns }},{% endif %}
    coalesce(sum(count_a), 0) as count_a,
    coalesce(sum(count_b), 0) as count_b,
    abs(coalesce(sum(count_a - count_b), 0)) as diff_count
from (
    select
        {% if columns %}{{ columns }},{% endif %}
        count(*) as count_a,
        0 as count_b
    from {{ model }}
    {% if columns %}group by {{ columns }}{% endif %}
    union all
    select
        {% if columns %}{{ columns }},{% endif %}
        0 as count_a,
        count(*) as count_b
    from {{ compare_model }}
    {% if columns %}group by {{ columns }}{% endif %}
) as counted
{% if columns %}group by {{ columns }}{% endif %}
{% endmacro %}
