{# violations(payload): counted violations by check, table and column: references that lead nowhere, codes outside their list, forms that are not kept. payload:
   true for the tables that the payload reads, false for the rest, with the references that lead out of them. #}
{% macro violations(payload) -%}
    {%- set tables = true if payload else none -%}
    {%- do declare_sources(tables) -%}
    {%- for entry in ssd_tables(tables) -%}{%- do ref('scrambled__' ~ entry.table) -%}{%- endfor -%}
    {%- for edge in ['reference__lists', 'reference__placeholder_values'] -%}{%- do ref(edge) -%}{%- endfor -%}
    {%- set branches = foreign_key_branches(payload, live=source_columns()) + code_branches(payload) + form_branches(payload) -%}
with found as (
    {{ union_branches(branches, {'check_name': 'nvarchar(60)', 'table_name': 'nvarchar(60)', 'column_name': 'nvarchar(60)', 'violations': 'int', 'allowed': 'int'}) }}
)

select
    '{{ generation() }}' as generation,
    check_name,
    table_name,
    column_name,
    violations,
    allowed
from found
{%- endmacro %}

{# foreign_key_branches(payload, live): for each reference of the policy, how many values lead nowhere, in the scrambled copy and in the source. A
   reference belongs to the payload part where both its tables do. #}
{% macro foreign_key_branches(payload, live) -%}
    {%- set part = ssd_tables(payload=true) | map(attribute='table') | list -%}
    {%- set branches = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- set rules = policy_columns(entry.table) -%}
        {%- for rule in rules if rule.references -%}
            {%- set parent, key = rule.references.split('.') -%}
            {%- set parent_rules = policy_columns(parent) -%}
            {%- if (entry.table in part and parent in part) == payload
                and table_is_readable(entry.table, rules, live) and table_is_readable(parent, parent_rules, live) -%}
                {%- set parent_rule = parent_rules | selectattr('name', 'equalto', key) | first -%}
                {%- do branches.append(dangling_branch(entry.table, rule, parent, parent_rule, live)) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(branches) }}
{%- endmacro %}

{# dangling_branch(table, rule, parent, parent_rule, live): one reference's counts. #}
{% macro dangling_branch(table, rule, parent, parent_rule, live) -%}
select
        'dangling foreign keys' as check_name,
        '{{ table }}' as table_name,
        '{{ rule.name }}' as column_name,
        (
            select count(*)
            from {{ ref('scrambled__' ~ table) }} as c
            where c.{{ rule.name }} <> '' and not exists (select 1 from {{ ref('scrambled__' ~ parent) }} as p where p.{{ parent_rule.name }} = c.{{ rule.name }})
        ) as violations,
        (
            select count(*)
            from ({{ prepared_source(table, [rule], live) }}) as c
            where c.{{ rule.name }} <> '' and not exists (select 1 from ({{ prepared_source(parent, [parent_rule], live) }}) as p where p.{{ parent_rule.name }} = c.{{ rule.name }})
        ) as allowed
{%- endmacro %}

{# code_branches(payload): for each code column of the scrambled copy, how many values are neither on their list nor a placeholder. #}
{% macro code_branches(payload) -%}
    {%- set branches = [] -%}
    {%- for entry in ssd_tables(payload) -%}
        {%- for rule in policy_columns(entry.table) if rule.method in ['code', 'flag'] -%}
            {%- set column = prepared_column(rule, {rule.name | lower: {'name': rule.name, 'family': type_family(rule.data_type)}}) -%}
            {%- set branch -%}
select
        'codes outside their list' as check_name,
        '{{ entry.table }}' as table_name,
        '{{ rule.name }}' as column_name,
        count(*) as violations,
        0 as allowed
    from (select {{ column }} as code from {{ ref('scrambled__' ~ entry.table) }}) as c
    where c.code <> ''
        and not exists (select 1 from {{ ref('reference__lists') }} as l where l.list_name = '{{ rule.list }}' and l.{{ 'label_key' if rule.options.write == 'label' else 'code_key' }} = c.code)
        and not exists (select 1 from {{ ref('reference__placeholder_values') }} as p where p.kind = 'text' and p.value = c.code)
            {%- endset -%}
            {%- do branches.append(branch) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(branches) }}
{%- endmacro %}
