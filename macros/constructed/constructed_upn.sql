{# 999 numbers lie between two children, so that none is given twice. #}
{% macro constructed_upn(child_number, turn) -%}
{{ upn_text('((%s - 1) * 999 + %s)' | format(child_number, turn)) }}
{%- endmacro %}
