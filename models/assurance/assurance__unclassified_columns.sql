{#- Names only. A column that no rule covers is never read, whatever it holds. -#}
{%- set found = [] -%}
{%- set live = source_columns() -%}
{%- for entry in tables_of_run() if entry.table in live -%}
    {%- set known = [] -%}
    {%- for rule in policy_columns(entry.table) -%}
        {%- set column = live_column(rule, live[entry.table]) -%}
        {%- if column is not none -%}{%- do known.append(column.name | lower) -%}{%- endif -%}
    {%- endfor -%}
    {%- for name, column in live[entry.table].items() if name not in known -%}
        {%- set accepted = namespace(reason='') -%}
        {%- for key, value in accepted_columns(entry.table).items() if key | lower == name -%}{%- set accepted.reason = value -%}{%- endfor -%}
        {%- set reason = accepted.reason -%}
        {%- do found.append("select '" ~ entry.table ~ "' as table_name, '" ~ column.name | replace("'", "''") ~ "' as column_name, '" ~ column.type ~ "' as data_type, '" ~ reason | replace("'", "''") ~ "' as var_reason") -%}
    {%- endfor -%}
{%- endfor -%}
with found as (
    {{ union_branches(found, {'table_name': 'nvarchar(60)', 'column_name': 'nvarchar(128)', 'data_type': 'nvarchar(60)', 'var_reason': 'nvarchar(400)'}) }}
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
