{%- set codes = value_list_sizes()['disability'] - 1 -%}
with drawn as (
    select
        c.child_number, c.person_id, c.kind,
        {{- draws(constructed_digest('disability', ['c.child_number']), 'd', 3) | indent(8) }}
    from {{ ref('constructed__children') }} as c
),

counted as (
    select
        child_number, person_id, d1,
        case
            when kind = 'complete' then 3
            when d0 % 100 < 60 then 0
            when d0 % 100 < 70 then -1
            when d0 % 100 < 88 then 1
            when d0 % 100 < 96 then 2 + d2 % 2
            when d2 % 3 = 0 then {{ codes }}
            else 4 + d2 % {{ codes - 3 }}
        end as disability_count
    from drawn
),

-- NONE is the first code of the list; a child has the codes that follow a drawn one, in a circle.
chosen as (
    select c.child_number, c.person_id, l.ordinal, l.code
    from counted as c
    inner join {{ ref('dfe__value_lists') }} as l
        on l.list_name = 'disability' and case
            when l.code = 'NONE' then case when c.disability_count = -1 then 1 else 0 end
            when (l.ordinal + c.d1) % {{ codes }} < c.disability_count then 1
            else 0
        end = 1
),

ssd_rows as (
    select
        {{ constructed_id('B', 'child_number * 100 + ordinal') }} as disa_table_id,
        person_id as disa_person_id,
        code as disa_disability_code
    from chosen
)

select
    {{ ssd_columns('ssd_disability', ['disa_table_id', 'disa_person_id', 'disa_disability_code']) }}
from ssd_rows
