{# The second reading of the source: what the first made of it cannot be judged by the first itself. #}
{% macro read_as_held(domain) -%}
    {{- part_tag(domain_tables(domain)) -}}
    {%- set branches = [] -%}
    {%- for entry in domain_tables(domain) -%}
        {%- do source('ssd', entry.table) -%}
        {%- do ref('prepared__' ~ entry.table) -%}
        {%- if entry in tables_of_run() and policy_columns(entry.table) -%}
            {%- do branches.append(counted_columns(entry, policy_columns(entry.table), conform_source(entry.table))) -%}
        {%- endif -%}
    {%- endfor -%}
with counted as (
    {{ union_branches(branches, {'table_number': 'int', 'column_number': 'int', 'held': 'int', 'as_read': 'int'}) }}
)

select
    '{{ generation() }}' as generation,
    c.table_number,
    c.column_number,
    cast(c.held as int) as held,
    cast(coalesce(c.as_read, 0) as int) as as_read
from counted as c
{%- endmacro %}

{% macro counted_columns(entry, rules, shape) -%}
    {%- set held = ['count(*) as h0'] -%}
    {%- set as_read = ['count(*) as p0'] -%}
    {%- set counts = [[entry.number, 0, 'h0', 'p0']] -%}
    {%- for rule in rules if shape.columns[rule.name] and shape.is_readable -%}
        {%- set marked = ' + sum(%s__is_unreadable)' | format(rule.name) if rule.kind in ['date', 'number'] else '' -%}
        {%- do held.append('%s as h%s' | format(held_count(rule, shape.columns[rule.name]), rule.number)) -%}
        {%- do as_read.append('count(%s)%s as p%s' | format(rule.name, marked, rule.number)) -%}
        {%- do counts.append([entry.number, rule.number, 'h%s' | format(rule.number), 'p%s' | format(rule.number)]) -%}
    {%- endfor -%}
    {%- set relation -%}
(
        select
            {{ held | join(',\n            ') }}
        from {{ source('ssd', entry.table) if shape.is_readable else '(select 1 as nothing where 1 = 0) as s' }}
    ) as h
    cross join (
        select
            {{ as_read | join(',\n            ') }}
        from {{ ref('prepared__' ~ entry.table) }}
    ) as p
    {%- endset -%}
    {{ return(unpivot_rows(relation, ['table_number', 'column_number', 'held', 'as_read'], counts)) }}
{%- endmacro %}

{# Old text types cannot be counted; blank text stands for no date and no number. #}
{% macro held_count(rule, column) -%}
    {%- if rule.kind in ['date', 'number'] and column.family == 'text' -%}
        {{ return("count(nullif(%s, ''))" | format(normalised(column.name))) }}
    {%- elif column.type | lower in ['text', 'ntext'] -%}
        {{ return('count(cast(%s as nvarchar(4000)))' | format(column.name)) }}
    {%- endif -%}
    {{ return('count(%s)' | format(column.name)) }}
{%- endmacro %}
