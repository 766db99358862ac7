{{- prepared_edges() -}}
{{- scrambled_edges() -}}
{%- do ref('vault__rows') -%}
{%- set branches = [] -%}
{%- for entry in tables_of_run() if policy_columns(entry.table) -%}
    {%- set is_reference = is_reference_table(policy_columns(entry.table)) -%}
    {%- set branch -%}
select
        {{ entry.number }} as table_number,
        '{{ entry.table }}' as table_name,
        {{ 1 if is_reference else 0 }} as is_reference,
        (select count(*) from {{ ref('scrambled__' ~ entry.table) }}) as scrambled_rows
    {%- endset -%}
    {%- do branches.append(branch) -%}
{%- endfor -%}
with scrambled as (
    {{ union_branches(branches, {
        'table_number': 'int',
        'table_name': 'nvarchar(60)',
        'is_reference': 'int',
        'scrambled_rows': 'int',
    }) }}
),

source_rows as (
    {{- union_of_domains('assurance__read_as_held', ['table_number', 'held'], where='column_number = 0') }}
),

-- Without the people left out.
kept_rows as (
    select
        table_number,
        count(*) as row_count
    from {{ ref('vault__rows') }}
    group by table_number
)

select
    '{{ generation() }}' as generation,
    s.table_number,
    s.table_name,
    h.held as source_rows,
    cast(case when s.is_reference = 1 then h.held else coalesce(k.row_count, 0) end as int) as expected_rows,
    cast(s.scrambled_rows as int) as scrambled_rows
from scrambled as s
inner join source_rows as h
    on h.table_number = s.table_number
left join kept_rows as k
    on k.table_number = s.table_number
