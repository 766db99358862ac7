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
{{ union_branches(branches, {'table_number': 'int', 'source_row': 'int', 'subject_key': 'bigint'}) }}
