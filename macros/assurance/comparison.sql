{# comparison(payload): counts of compared cells by table, column and outcome; cells that a rule should have changed and that are equal stand one
   by one with the pseudonym of their record. payload: true for the tables that the payload reads, false for the rest. #}
{% macro comparison(payload) -%}
    {%- do declare_sources(payload) -%}
    {%- for entry in ssd_tables(payload) -%}{%- do ref('scrambled__' ~ entry.table) -%}{%- endfor -%}
    {%- for edge in ['vault__rows', 'vault__identifiers', 'reference__placeholder_values'] -%}{%- do ref(edge) -%}{%- endfor -%}
    {%- set live = source_columns() -%}
    {%- set branches = [] -%}
    {%- for entry in ssd_tables(payload) -%}
        {%- set rules = policy_columns(entry.table) -%}
        {%- if rules and table_is_readable(entry.table, rules, live) -%}
            {%- do branches.append(comparison_branch(entry, rules, live)) -%}
        {%- endif -%}
    {%- endfor -%}
with cells as (
    {{ union_branches(branches, {'table_number': 'int', 'column_number': 'int', 'kind': 'nvarchar(10)', 'source_value': 'nvarchar(255)', 'scrambled_value': 'nvarchar(255)', 'pseudonym': 'nvarchar(255)'}) }}
),

compared as (
    select
        c.table_number,
        c.column_number,
        c.pseudonym,
        case
            when coalesce(c.source_value, '') = '' and coalesce(c.scrambled_value, '') = '' then 'empty'
            when coalesce(c.source_value, '') = '' then 'invented'
            when c.source_value = 'UNREADABLE' and coalesce(c.scrambled_value, '') = '' then 'unreadable'
            when coalesce(c.scrambled_value, '') = '' and c.kind = 'date' and try_cast(c.source_value as int) not between 0 and {{ last_day_number() }} then 'out of range'
            when coalesce(c.scrambled_value, '') = '' then 'lost'
            when c.source_value = c.scrambled_value and p.value is not null then 'placeholder'
            when c.source_value = c.scrambled_value and c.kind = 'partial' and c.source_value like 'ZZ/ZZ/%' then 'year only'
            when c.source_value = c.scrambled_value then 'equal'
            when c.kind = 'code' and {{ starts_with_code('c.source_value', 'c.scrambled_value') }} then 'equal'
            else 'changed'
        end as outcome
    from cells as c
    left join {{ ref('reference__placeholder_values') }} as p
        on p.kind = case
            when c.kind = 'number' then 'number'
            when c.kind = 'date' or (c.kind = 'partial' and {{ try_date('c.source_value', 'text') }} is not null) then 'date'
            else 'text'
        end
        and p.value = case
            when c.kind = 'partial' and {{ try_date('c.source_value', 'text') }} is not null
                then cast({{ day_number(try_date('c.source_value', 'text')) }} as nvarchar(40))
            else c.source_value
        end
)

select
    table_number,
    column_number,
    outcome,
    case when outcome = 'equal' then pseudonym end as pseudonym,
    count(*) as cells
from compared
group by table_number, column_number, outcome, case when outcome = 'equal' then pseudonym end
{%- endmacro %}

{# shown_pseudonym(): the pseudonym of a compared record, or NULL where it is the original itself: even a broken scramble lists no real key. #}
{% macro shown_pseudonym() -%}
    {{ return('case when ' ~ normalised('x.pseudonym') ~ ' <> x.value then x.pseudonym end') }}
{%- endmacro %}

{# cell_text(rule, alias): a prepared column as the text that a comparison compares. #}
{% macro cell_text(rule, alias) -%}
    {%- set column = alias ~ '.' ~ rule.name -%}
    {%- if rule.kind == 'date' -%}{{ return(exact_text(day_number(column), 40)) }}
    {%- elif rule.kind == 'raw' -%}{{ return(normalised('cast(' ~ column ~ ' as nvarchar(255))')) }}
    {%- elif rule.kind == 'number' -%}{{ return(exact_text(column, 40)) }}{%- endif -%}
    {{ return(column) }}
{%- endmacro %}

{# cell_kind(rule): how two cells are compared: code (by the code at the start of the original), date, partial (a date as text), number or text. #}
{% macro cell_kind(rule) -%}
    {%- if rule.method in ['code', 'flag'] -%}{{ return('code') }}{%- endif -%}
    {{ return({'date': 'date', 'partial_date': 'partial', 'number': 'number'}.get(rule.kind, 'text')) }}
{%- endmacro %}

{# comparison_branch(entry, rules, live): every cell of a table beside its original, while the key lives: one pass over the source row, its vault
   row and the scrambled row. Columns: table_number, column_number (0: the record as a whole), kind, source_value, scrambled_value, pseudonym. #}
{% macro comparison_branch(entry, rules, live) -%}
    {%- set table = entry.table -%}
    {%- set kept = rules | map(attribute='method') | unique | list == ['keep'] -%}
    {%- set cells = [] -%}
    {%- set equal = [] -%}
    {%- set none_shown = exact_text('null', 255) -%}
    {%- set pseudonym = none_shown if kept else shown_pseudonym() -%}
    {%- for rule in rules -%}
        {%- set source_cell = cell_text(rule, 's') -%}
        {%- set scrambled_cell = cell_text(rule, 't') -%}
        {%- if rule.kind in ['date', 'number'] and live_text_column(rule, live.get(table, {})) -%}
            {%- set source_cell = 'coalesce(' ~ source_cell ~ ", case when s." ~ rule.name ~ "__text <> '' then 'UNREADABLE' end)" -%}
        {%- endif -%}
        {%- if rule.kind == 'partial_date' -%}
            {%- set source_cell = "case when s." ~ rule.name ~ " <> '' and s." ~ rule.name ~ " <> 'ZZ/ZZ/ZZZZ' and (" ~ column_date(rule) ~ " is null or (t." ~ rule.name ~ " is null and " ~ day_number(column_date(rule)) ~ " not between 0 and " ~ last_day_number() ~ ")) then 'UNREADABLE' else s." ~ rule.name ~ ' end' -%}
        {%- endif -%}
        {%- if rule.null_is_no -%}
            {%- set source_cell = "coalesce(nullif(" ~ source_cell ~ ", ''), '(NONE)')" -%}
            {%- set scrambled_cell = "coalesce(nullif(" ~ scrambled_cell ~ ", ''), '(NONE)')" -%}
        {%- endif -%}
        {%- do cells.append([entry.number | string, loop.index | string, "'" ~ cell_kind(rule) ~ "'", source_cell, scrambled_cell,
            pseudonym if rule_of(rule) == 'change' else none_shown]) -%}
        {%- do equal.append('coalesce(' ~ source_cell ~ ", '') = coalesce(" ~ scrambled_cell ~ ", '')") -%}
    {%- endfor -%}
    {%- do cells.append([entry.number | string, '0', "'record'", "'same'", "case when " ~ equal | join(' and ') ~ " then 'same' else 'differs' end",
        pseudonym]) -%}
    {{ return(unpivot_rows(compared_rows(table, rules, live, kept), ['table_number', 'column_number', 'kind', 'source_value', 'scrambled_value', 'pseudonym'], cells)) }}
{%- endmacro %}
