{#- Names only. A column that no rule covers is never read, whatever it holds. -#}
{%- set found = [] -%}
{%- for entry in tables_of_run() -%}
    {%- for column in conform_source(entry.table).without_rule -%}
        {%- set reasons = [] -%}
        {%- for name, reason in accepted_columns(entry.table).items() if name | lower == column.name | lower -%}
            {%- do reasons.append(reason) -%}
        {%- endfor -%}
        {%- set branch -%}
select
        {{ quoted(entry.table) }} as table_name,
        {{ quoted(column.name) }} as column_name,
        {{ quoted(column.type) }} as data_type,
        {{ quoted(reasons | first or '') }} as var_reason
        {%- endset -%}
        {%- do found.append(branch) -%}
    {%- endfor -%}
{%- endfor -%}
with found as (
    {{ union_branches(found, {
        'table_name': 'nvarchar(60)',
        'column_name': 'nvarchar(128)',
        'data_type': 'nvarchar(60)',
        'var_reason': 'nvarchar(400)',
    }) }}
)

select
    '{{ generation() }}' as generation,
    f.table_name,
    f.column_name,
    f.data_type,
    coalesce(e.reason, nullif(f.var_reason, '')) as accepted_reason,
    case when coalesce(e.reason, nullif(f.var_reason, '')) is null then 'unclassified' else 'accepted' end as status
from found as f
left join {{ ref('policy__exceptions') }} as e
    on lower(e.table_name) = lower(f.table_name) and lower(e.column_name) = lower(f.column_name)
    and e.reason <> '' and e.approved_by <> '' and e.approved_on is not null
