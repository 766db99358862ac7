{# item_day(expression): the day by which items are ordered; -1 where there is no date. #}
{% macro item_day(expression) -%}
coalesce({{ day_number(expression) }}, -1)
{%- endmacro %}
