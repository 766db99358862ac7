{% macro list_join(rule, list, ordinal, alias=none) -%}
    {%- set alias = alias or join_alias('list', rule) -%}
left join {{ ref('reference__lists') }} as {{ alias }}
    on {{ alias }}.list_name = '{{ list }}' and {{ alias }}.ordinal = {{ ordinal }}
{%- endmacro %}
