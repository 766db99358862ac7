{# The second reading of the source: what the first made of it cannot be judged by the first itself. #}
{% macro read_as_held(part) -%}
    {%- if part == 'rest' -%}
        {{- config(tags=['rest']) -}}
    {%- endif -%}
    {%- do prepared_edges(part) -%}
    {%- set branches = [] -%}
    {%- for entry in ssd_tables(part) -%}
        {%- do source('ssd', entry.table) -%}
        {%- if policy_columns(entry.table) and entry in tables_of_run() -%}
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
    cast(c.as_read as int) as as_read
from counted as c
{%- endmacro %}

{% macro counted_columns(entry, rules, shape) -%}
    {%- set counts = [[entry.number, 0, 'h.c0', 'p.c0']] -%}
    {%- for rule in rules if shape.columns[rule.name] and shape.is_readable -%}
        {%- do counts.append([entry.number, rule.number, 'h.c%s' | format(rule.number), 'p.c%s' | format(rule.number)]) -%}
    {%- endfor -%}
    {%- set relation -%}
(
        select
            count(*) as c0
            {%- for rule in rules if shape.columns[rule.name] and shape.is_readable %},
            {{ held_count(rule, shape.columns[rule.name]) }} as c{{ rule.number }}
            {%- endfor %}
        from {% if shape.is_readable %}{{ shape.relation }}{% else %}(select 1 as nothing where 1 = 0) as s{% endif %}
    ) as h
    cross join (
        select
            count(*) as c0
            {%- for rule in rules if shape.columns[rule.name] and shape.is_readable %},
            count({{ rule.name }}){{ ' + coalesce(sum(%s__is_unreadable), 0)' | format(rule.name) if rule.kind in ['date', 'number'] }} as c{{ rule.number }}
            {%- endfor %}
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
