{# digit(number, place): the decimal digit of a whole number at a place; 0 is the last. #}
{% macro digit(number, place) -%}
{{ int_div(number, 10 ** place) }} % 10
{%- endmacro %}
