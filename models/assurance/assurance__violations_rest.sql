{{- declare_sources() -}}
{%- for entry in ssd_tables() -%}{%- do ref('scrambled__' ~ entry.table) -%}{%- endfor -%}
{%- do ref('reference__lists') -%}
{%- do ref('reference__placeholder_values') -%}
{%- set live = source_columns() -%}
{%- set branches = foreign_key_branches(payload=false, live=live) + code_branches(payload=false) + form_branches(payload=false) -%}
{{ union_branches(branches, {'check_name': 'nvarchar(60)', 'table_name': 'nvarchar(60)', 'column_name': 'nvarchar(60)', 'violations': 'int', 'allowed': 'int'}) }}
