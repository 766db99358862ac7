{{- prepared_edges() -}}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- set cells = [] -%}
    {%- for rule in policy_columns(entry.table) if rule.draw == 'identifiers' -%}
        {%- do cells.append([entry.number, rule.number, 's.' ~ rule.name]) -%}
    {%- endfor -%}
    {%- if cells -%}
        {%- set relation = '%s as s' | format(ref('prepared__' ~ entry.table)) -%}
        {%- do branches.append(unpivot_rows(relation, ['table_number', 'column_number', 'value'], cells)) -%}
    {%- endif -%}
{%- endfor -%}
with found as (
    {{ union_branches(branches, {'table_number': 'int', 'column_number': 'int', 'value': 'nvarchar(255)'}) }}
)

select
    table_number,
    column_number,
    value,
    count(*) as cells
from found
where value <> ''
group by table_number, column_number, value
