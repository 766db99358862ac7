{{- config(post_hook="{{ require_unique_rows() }}") -}}
{{- declare_sources() -}}
{%- do ref('vault__persons') -%}
{%- set live = source_columns() -%}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- set policy = policy_columns(entry.table) -%}
    {%- if policy and policy | map(attribute='method') | unique | list != ['keep'] and table_is_readable(entry.table, policy, live) -%}
        {%- do branches.append(rows_branch(entry, policy, live)) -%}
    {%- endif -%}
{%- endfor -%}
with found as (
    {{ union_branches(branches, {'table_number': 'int', 'row_key': 'nvarchar(255)', 'subject_key': 'bigint', 'message': 'nvarchar(255)'}) }}
),

hashed as (
    select
        f.table_number,
        f.row_key,
        f.subject_key,
        {{ hmac_sha256("concat('row|', f.message)") }} as digest
    from found as f
    cross join {{ key_relation() }} as k
)

-- A row with no reachable person is its own subject.
select
    table_number,
    row_key,
    coalesce(subject_key, {{ digest_slice('digest', 25, 7) }}) as subject_key,
    digest
from hashed
