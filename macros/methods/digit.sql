{% macro digit(number, place) -%}
{{ int_div(number, 10 ** place) }} % 10
{%- endmacro %}
