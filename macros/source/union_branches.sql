{# union_branches(branches, columns): the SELECTs of a list joined by UNION ALL; without any (while dbt parses) one that gives no rows
   and the columns named, a mapping of name to type. #}
{% macro union_branches(branches, columns) -%}
    {%- if branches -%}
{{ branches | join('\n    union all\n    ') }}
    {%- else -%}
select {% for name, type in columns.items() %}cast(null as {{ type }}) as {{ name }}{{ ', ' if not loop.last }}{% endfor %} where 1 = 0
    {%- endif -%}
{%- endmacro %}
