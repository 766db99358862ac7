{{- prepared_edges() -}}
{%- do ref('vault__rows') -%}
{%- do ref('reference__lists') -%}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- do branches.extend(subject_values(entry.table)) -%}
{%- endfor -%}
with found as (
    {{ union_branches(branches, {'subject_key': 'bigint', 'list_name': 'nvarchar(60)', 'value': 'nvarchar(255)'}) }}
)

select distinct
    subject_key,
    {{ exact_text('list_name') }} as list_name,
    value
from found
where value <> ''
