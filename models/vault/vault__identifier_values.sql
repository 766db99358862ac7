{#- A column with `forms` holds identifiers of several spaces; the policy names the first. -#}
{%- set more = [] -%}
{%- for entry in tables_of_run() -%}
    {%- for rule in policy_columns(entry.table) -%}
        {%- for space in (rule.spaces or [])[1:] -%}
            {%- do more.append("select %s as table_number, %s as column_number, '%s' as identifier" | format(entry.number, rule.number, space)) -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endfor -%}
with spaces as (
    select
        table_number,
        column_number,
        identifier
    from {{ policy_relation() }} as p
    where identifier <> ''
    {%- for space in more %}
    union all
    {{ space }}
    {%- endfor %}
)

select distinct
    {{ exact_text('p.identifier') }} as identifier,
    c.value
from {{ ref('vault__identifier_cells') }} as c
inner join spaces as p
    on p.table_number = c.table_number and p.column_number = c.column_number
