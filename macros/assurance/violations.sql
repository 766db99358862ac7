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

{# row_count_branches(payload, live): rows of the source, of the vault (the source less people left out) and of the scrambled copy, by table. #}
{% macro row_count_branches(payload, live) -%}
    {%- set branches = [] -%}
    {%- for entry in ssd_tables(payload) -%}
        {%- set rules = policy_columns(entry.table) -%}
        {%- set readable = table_is_readable(entry.table, rules, live) -%}
        {%- set kept = rules | map(attribute='method') | unique | list == ['keep'] -%}
        {%- set branch -%}
select
        {{ entry.number }} as table_number,
        '{{ entry.table }}' as table_name,
        {% if readable %}(select count(*) from {{ source('ssd', entry.table) }}){% else %}0{% endif %} as source_rows,
        {% if readable and kept %}(select count(*) from {{ source('ssd', entry.table) }}){% else %}(select count(*) from {{ ref('vault__rows') }} as r where r.table_number = {{ entry.number }}){% endif %} as expected_rows,
        (select count(*) from {{ ref('scrambled__' ~ entry.table) }}) as scrambled_rows
        {%- endset -%}
        {%- if rules -%}{%- do branches.append(branch) -%}{%- endif -%}
    {%- endfor -%}
    {{ return(branches) }}
{%- endmacro %}
