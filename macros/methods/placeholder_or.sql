{% macro placeholder_or(rule, value) -%}
    {%- if not may_hold_placeholder(rule) -%}
        {{ return(value) }}
    {%- endif -%}
    {{ return('coalesce(%s.placeholder, %s)' | format(join_alias('placeholder', rule), value)) }}
{%- endmacro %}
