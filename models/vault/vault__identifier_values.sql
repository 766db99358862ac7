{#- A column with `forms` holds identifiers of several spaces; the policy names the first. -#}
{%- set more = [] -%}
{%- for entry in tables_of_run() -%}
    {%- for rule in policy_columns(entry.table) -%}
        {%- for space in (rule.spaces or [])[1:] -%}
            {%- do more.append([entry.number, rule.number, quoted(space)]) -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endfor -%}
with spaces as (
    select
        p.table_number,
        p.column_number,
        p.identifier
    from {{ policy_relation() }} as p
    where p.identifier <> ''
    {%- for table_number, column_number, identifier in more %}
    union all
    select {{ table_number }} as table_number, {{ column_number }} as column_number, {{ identifier }} as identifier
    {%- endfor %}
)

select distinct
    {{ exact_text('p.identifier') }} as identifier,
    c.value
from {{ ref('vault__identifier_cells') }} as c
inner join spaces as p
    on p.table_number = c.table_number and p.column_number = c.column_number
