{# filled(expression): a text, or NULL for a blank and for a text placeholder of the SSD (see policy__placeholders; a pytest compares the two). #}
{% macro filled(expression) -%}
case when {{ expression }} not in ('', '{{ text_placeholders() | join("', '") }}') then {{ expression }} end
{%- endmacro %}
