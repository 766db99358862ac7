{#
  Override of dbt_utils.test_at_least_one for SQL Server, found through the dispatch order in dbt_project.yml.
  The package uses `limit` and a `with` inside brackets; SQL Server has neither.
#}
{% macro sqlserver__test_at_least_one(model, column_name, group_by_columns=[]) %}
{%- set columns = group_by_columns | join(', ') %}
select
    {% if columns %}{{ columns }},{% endif %}
    count({{ column_name }}) as values_found
from {{ model }}
{% if columns %}group by {{ columns }}{% endif %}
having count({{ column_name }}) = 0
{% endmacro %}
