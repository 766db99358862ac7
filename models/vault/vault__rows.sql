{{- config(post_hook="{{ require_unique_rows() }}") -}}
{{- prepared_edges() -}}
{%- do ref('vault__persons') -%}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- set rules = policy_columns(entry.table) -%}
    {%- if rules and not is_reference_table(rules) -%}
        {%- do branches.append(rows_with_subject(entry, rules)) -%}
    {%- endif -%}
{%- endfor -%}
{%- set rows_found -%}
{{ union_branches(branches, {'table_number': 'int', 'source_row': 'int', 'subject_key': 'bigint'}) }}
{%- endset -%}
{#- People left out (var exclusions) leave here and nowhere else: what follows joins to these rows. A row goes that
    names one of them, and every row whose subject is one of them. -#}
{%- if not var('exclusions') -%}
{{ rows_found }}
{%- else -%}
with excluded as (
    select e.value
    from {{ excluded_persons() }} as e
),

found as (
    {{ rows_found }}
)

select
    f.table_number,
    f.source_row,
    f.subject_key
from found as f
where not exists (
    select 1
    from excluded as e
    inner join {{ ref('vault__persons') }} as x
        on x.value = e.value
    where x.subject_key = f.subject_key
)
{%- endif -%}
