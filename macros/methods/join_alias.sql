{% macro join_alias(kind, rule) -%}
    {{ return('%s_%s' | format(kind, short_name(rule))) }}
{%- endmacro %}
