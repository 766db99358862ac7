{% macro identifier_alias(rule, space) -%}
    {%- set alias = join_alias('id', rule) -%}
    {{ return(alias if space == rule.spaces[0] else '%s_as_%s' | format(alias, space)) }}
{%- endmacro %}
