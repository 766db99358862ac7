{% macro identifier_alias(rule, space) -%}
    {{ return(join_alias('id', rule) ~ ('' if space == rule.spaces[0] else '_as_' ~ space)) }}
{%- endmacro %}
