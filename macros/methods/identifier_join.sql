{% macro identifier_join(rule, space) -%}
    {%- set alias = identifier_alias(rule, space) -%}
left join {{ ref('vault__identifiers') }} as {{ alias }}
    on {{ alias }}.identifier = '{{ space }}' and {{ alias }}.value = s.{{ rule.name }}
{%- endmacro %}
