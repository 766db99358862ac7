{#
  Override of dbt_utils.test_expression_is_true for SQL Server, found through the dispatch order in dbt_project.yml.
  The package selects a constant without a name, which a view cannot hold, and dbt-sqlserver makes a view of each test.
#}
{% macro sqlserver__test_expression_is_true(model, expression, column_name=none) %}
select {% if should_store_failures() %}*{% else %}1 as is_failing{% endif %}
from {{ model }}
where not ({% if column_name is not none %}{{ column_name }} {% endif %}{{ expression }})
{% endmacro %}
