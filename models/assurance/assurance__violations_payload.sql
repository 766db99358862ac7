{{- declare_sources() -}}
{%- for entry in ssd_tables(payload=true) -%}{%- do ref('scrambled__' ~ entry.table) -%}{%- endfor -%}
{%- do ref('reference__lists') -%}
{%- do ref('reference__placeholder_values') -%}
{%- set live = source_columns() -%}
{%- set branches = foreign_key_branches(payload=true, live=live) + code_branches(payload=true) + form_branches(payload=true) -%}
{{ union_branches(branches, {'check_name': 'nvarchar(60)', 'table_name': 'nvarchar(60)', 'column_name': 'nvarchar(60)', 'violations': 'int', 'allowed': 'int'}) }}
