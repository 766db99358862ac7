{% macro value_join(rule, list, original) -%}
    {%- set alias = join_alias('draw', rule) -%}
left join {{ ref('vault__value_draws') }} as {{ alias }}
    on {{ alias }}.subject_key = s.subject_key and {{ alias }}.list_name = '{{ list }}'
    and {{ alias }}.value = {{ original }}
{%- endmacro %}
