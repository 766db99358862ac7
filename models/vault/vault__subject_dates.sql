{{- declare_sources() -}}
{%- do ref('vault__rows') -%}
{%- set live = source_columns() -%}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- set policy = policy_columns(entry.table) -%}
    {%- set dates = policy | selectattr('draw', 'equalto', 'calendar') | list -%}
    {%- if dates and table_is_readable(entry.table, policy, live) -%}
        {%- set rows = [] -%}
        {%- for rule in dates -%}
            {%- do rows.append(['r.subject_key', column_date(rule), '1' if rule.options.birth else '0']) -%}
        {%- endfor -%}
        {%- set rules = [] -%}
        {%- for rule in policy if rule.row_key or rule in dates -%}{%- do rules.append(rule) -%}{%- endfor -%}
        {%- do branches.append(unpivot_rows('(' ~ prepared_source(entry.table, rules, live) ~ ') as s\n    ' ~ rows_join(entry.table, policy),
            ['subject_key', 'source_date', 'is_birth'], rows)) -%}
    {%- endif -%}
{%- endfor -%}
with found as (
    {{ union_branches(branches, {'subject_key': 'bigint', 'source_date': 'date', 'is_birth': 'int'}) }}
)

select
    subject_key,
    source_date,
    max(is_birth) as is_birth
from found
where source_date is not null
group by subject_key, source_date
