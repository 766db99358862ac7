{{- prepared_edges() -}}
{%- do ref('vault__rows') -%}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- set dates = [] -%}
    {%- for rule in policy_columns(entry.table) if rule.draw == 'calendar' -%}
        {%- do dates.append(['r.subject_key', date_column(rule), 1 if rule.options.birth else 0]) -%}
    {%- endfor -%}
    {%- if dates -%}
        {%- set columns = ['subject_key', 'source_date', 'is_birth'] -%}
        {%- do branches.append(unpivot_rows(rows_of(entry.table), columns, dates)) -%}
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
