{% macro placeholder_joins(rule, kind='text', original=none) -%}
    {%- if not may_hold_placeholder(rule) -%}
        {{ return([]) }}
    {%- endif -%}
    {%- set alias = join_alias('placeholder', rule) -%}
    {%- set join -%}
left join {{ ref('reference__placeholder_values') }} as {{ alias }}
    on {{ alias }}.kind = '{{ kind }}' and {{ alias }}.value = {{ original or 's.' ~ rule.name }}
    {%- endset -%}
    {{ return([join]) }}
{%- endmacro %}
