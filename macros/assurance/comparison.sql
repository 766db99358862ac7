{# Every cell beside its original, while the key lives. The cells are laid out one below the other, so that how two of
   them are compared stands once. #}
{% macro comparison(domain) -%}
    {{- part_tag(domain_tables(domain)) -}}
    {%- for entry in domain_tables(domain) -%}
        {%- do ref('prepared__' ~ entry.table) -%}
        {%- do ref('scrambled__' ~ entry.table) -%}
    {%- endfor -%}
    {%- for edge in ['vault__rows', 'vault__identifiers', 'reference__placeholder_values'] -%}
        {%- do ref(edge) -%}
    {%- endfor -%}
    {%- set branches = [] -%}
    {%- for entry in domain_tables(domain) if entry in tables_of_run() and policy_columns(entry.table) -%}
        {%- do branches.append(compared_cells(entry, policy_columns(entry.table))) -%}
    {%- endfor -%}
with {% if 'new_keys' in branches | join %}new_keys as (
    select
        identifier,
        value,
        pseudonym,
        {{ normalised('pseudonym') }} as new_key
    from {{ ref('vault__identifiers') }}
),

{% endif %}laid_out as (
    {{ union_branches(branches, {
        'table_number': 'int', 'column_number': 'int',
        'source_cell': 'nvarchar(255)', 'new_cell': 'nvarchar(255)', 'pseudonym': 'nvarchar(255)',
    }) }}
),

cells as (
    select
        c.table_number,
        c.column_number,
        p.compared,
        coalesce(nullif(c.source_cell, ''), nullif(p.absence, ''), '') as source_value,
        coalesce(nullif({{ normalised('c.new_cell', 4000) }}, ''), nullif(p.absence, ''), '') as new_value,
        case when p.expected = 'change' or p.expected is null then c.pseudonym end as pseudonym
    from laid_out as c
    left join {{ policy_relation() }} as p
        on p.table_number = c.table_number and p.column_number = c.column_number
),

-- A placeholder is known by its text or number, a date by its day.
compared as (
    select
        c.table_number,
        c.column_number,
        c.pseudonym,
        case
            when c.source_value = '' and c.new_value = '' then 'empty'
            when c.source_value = '' then 'invented'
            when c.source_value = 'UNREADABLE' and c.new_value = '' then 'unreadable'
            when c.new_value = '' and c.compared = 'date'
                and try_cast(c.source_value as int) not between 0 and {{ last_day_number() }}
                then 'out of range'
            when c.new_value = '' then 'lost'
            when c.source_value = c.new_value and p.value is not null then 'placeholder'
            when c.source_value = c.new_value and c.compared = 'partial' and c.source_value like 'ZZ/ZZ/%'
                then 'year only'
            when c.source_value = c.new_value then 'equal'
            when c.compared = 'code' and {{ starts_with_code('c.source_value', 'c.new_value') }} then 'equal'
            else 'changed'
        end as outcome
    from (
        select
            d.*,
            case when d.compared = 'partial' then {{ day_number(try_date('d.source_value', 'text')) }} end as whole_day
        from cells as d
    ) as c
    left join {{ ref('reference__placeholder_values') }} as p
        on p.kind = case
            when c.compared = 'number' then 'number'
            when c.compared = 'date' or c.whole_day is not null then 'date'
            else 'text'
        end
        and p.value = case when c.whole_day is not null then cast(c.whole_day as nvarchar(40)) else c.source_value end
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
