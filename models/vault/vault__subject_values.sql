{{- declare_sources() -}}
{%- do ref('vault__rows') -%}
{%- do ref('reference__lists') -%}
{%- set live = source_columns() -%}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- set policy = policy_columns(entry.table) -%}
    {%- if policy and table_is_readable(entry.table, policy, live) -%}
        {%- do branches.append(subject_values_branches(entry.table, policy, live)) -%}
    {%- endif -%}
{%- endfor -%}
with found as (
    {{ union_branches(branches | select | list, {'subject_key': 'bigint', 'list_name': 'nvarchar(60)', 'value': 'nvarchar(255)'}) }}
)

select distinct
    subject_key,
    {{ exact_text('list_name') }} as list_name,
    value
from found
where value <> ''
