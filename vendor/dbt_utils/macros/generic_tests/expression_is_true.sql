{#
  expression_is_true: the condition holds in every row; on a column, the column's name is put before it (`>= 0`).
  Failures: the rows where it is false. A row where it is unknown (NULL) passes.
  With failures stored the whole row is kept, otherwise a constant.
#}
{% test expression_is_true(model, expression, column_name=none) %}
    {{ return(adapter.dispatch('test_expression_is_true', 'dbt_utils')(model, expression, column_name)) }}
{% endtest %}

{% macro default__test_expression_is_true(model, expression, column_name=none) %}
select {% if should_store_failures() %}*{% else %}1 as is_failing{% endif %}
from {{ model }}
where not ({% if column_name is not none %}{{ column_name }} {% endif %}{{ expression }})
{% endmacro %}
