{#
  Override of dbt_utils.test_not_empty_string for SQL Server, found through the dispatch order in dbt_project.yml.
  SQL Server pads before it compares, so the package's `= ''` also holds of '  ' when trim_whitespace is false.
  `not like '_%'` ("has no first character") holds of the empty string only.
#}
{% macro sqlserver__test_not_empty_string(model, column_name, trim_whitespace=true) %}
select {{ column_name }} as empty_value
from {{ model }}
where {% if trim_whitespace %}trim({{ column_name }}){% else %}{{ column_name }}{% endif %} not like '_%'
{% endmacro %}
