{{- declare_sources() -}}
{%- set live = source_columns() -%}
{%- set branches = [] -%}
{%- for entry in tables_of_run() -%}
    {%- set rules = policy_columns(entry.table) | selectattr('draw', 'equalto', 'identifiers') | list -%}
    {%- if rules and table_is_readable(entry.table, policy_columns(entry.table), live) -%}
        {%- set rows = [] -%}
        {%- for rule in rules -%}
            {%- for identifier in [rule.identifier] + form_identifiers(rule) -%}
                {%- do rows.append(["'" ~ identifier ~ "'", 's.' ~ rule.name]) -%}
            {%- endfor -%}
        {%- endfor -%}
        {%- do branches.append(unpivot_rows('(' ~ prepared_source(entry.table, rules, live) ~ ') as s', ['identifier', 'value'], rows)) -%}
    {%- endif -%}
{%- endfor -%}
with found as (
    {{ union_branches(branches, {'identifier': 'nvarchar(60)', 'value': 'nvarchar(255)'}) }}
)

select distinct
    {{ exact_text('identifier') }} as identifier,
    value
from found
where value <> ''
