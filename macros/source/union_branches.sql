{# The columns are for dbt's parsing, when there is no branch yet. #}
{% macro union_branches(branches, columns) -%}
    {%- if branches -%}
{{ branches | join('\n    union all\n    ') }}
    {%- else -%}
select
        {%- for name, type in columns.items() %}
        cast(null as {{ type }}) as {{ name }}{{ ',' if not loop.last }}
        {%- endfor %}
    where 1 = 0
    {%- endif -%}
{%- endmacro %}
