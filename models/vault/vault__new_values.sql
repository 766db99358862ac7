{{- scrambled_edges() -}}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- set cells = [] -%}
    {%- for rule in policy_columns(entry.table) if rule.form or rule.code_list or rule.spaces -%}
        {%- do cells.append([entry.number, rule.number, new_cell(rule)]) -%}
    {%- endfor -%}
    {%- if cells -%}
        {%- set relation = '%s as t' | format(ref('scrambled__' ~ entry.table)) -%}
        {%- do branches.append(unpivot_rows(relation, ['table_number', 'column_number', 'value'], cells)) -%}
    {%- endif -%}
{%- endfor -%}
with laid_out as (
    {{ union_branches(branches, {'table_number': 'int', 'column_number': 'int', 'value': 'nvarchar(4000)'}) }}
),

found as (
    select
        table_number,
        column_number,
        {{ normalised('value', 4000) }} as value
    from laid_out
)

select
    table_number,
    column_number,
    value,
    count(*) as cells
from found
where value <> ''
group by table_number, column_number, value
