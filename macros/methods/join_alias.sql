{% macro join_alias(kind, rule) -%}
    {{ return(kind ~ '_' ~ short_name(rule)) }}
{%- endmacro %}
