{% macro key_text(expression) -%}
nullif({{ normalised(expression, 128) }}, '')
{%- endmacro %}
