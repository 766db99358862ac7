{#
  not_empty_string: no value of the column is the empty string; with trim_whitespace, none is made of spaces only.
  NULL passes. Failures: the rows with such a value.
  `not like '_%'` ("has no first character") stands for `= ''`, which SQL Server also holds of '  '.
#}
{% test not_empty_string(model, column_name, trim_whitespace=true) %}
    {{ return(adapter.dispatch('test_not_empty_string', 'dbt_utils')(model, column_name, trim_whitespace)) }}
{% endtest %}

{% macro default__test_not_empty_string(model, column_name, trim_whitespace=true) %}
select {{ column_name }} as empty_value
from {{ model }}
where {% if trim_whitespace %}trim({{ column_name }}){% else %}{{ column_name }}{% endif %} not like '_%'
{% endmacro %}
