{% macro item_day(expression) -%}
coalesce({{ day_number(expression) }}, -1)
{%- endmacro %}
