{# key_text(expression): an id as it is joined on: normalised; NULL for a blank. #}
{% macro key_text(expression) -%}
nullif({{ normalised(expression, 128) }}, '')
{%- endmacro %}
