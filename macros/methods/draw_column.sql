{% macro draw_column(rule, draw) -%}
    {{ return('s.%s_%s' | format(short_name(rule), draw)) }}
{%- endmacro %}
