with periods as (
    select
        c.child_number, c.person_id, c.kind, c.birth_day, c.care_day,
        coalesce(c.care_end_day, c.last_day) as care_last_day,
        {{ draw('c.digest', 14) }} as day_draw
    from {{ ref('constructed__children') }} as c
    where c.care_day is not null
),

questionnaires as (
    select
        p.child_number, p.person_id, p.kind, n.turn,
        p.care_last_day - p.day_draw % 200 - 365 * n.turn as completed_day,
        {{ constructed_digest('sdq', ['p.child_number', 'n.turn']) }} as digest
    from periods as p
    inner join (values (0), (1), (2), (3)) as n (turn)
        on p.care_last_day - p.day_draw % 200 - 365 * n.turn
            between {{ later_of('p.care_day', 'p.birth_day + 1461') }} and p.birth_day + 6209
),

ssd_rows as (
    select
        {{ constructed_id('V', 'child_number * 10 + turn') }} as csdq_table_id,
        person_id as csdq_person_id,
        completed_day as csdq_sdq_completed_date,
        case
            when kind = 'complete' or {{ draw('digest', 0) }} % 8 > 0 then {{ draw('digest', 1) }} % 41
        end as csdq_sdq_score,
        case
            when kind <> 'complete' and {{ draw('digest', 0) }} % 8 = 0
                then {{ one_of(['SDQ1', 'SDQ2', 'SDQ3', 'SDQ4', 'SDQ5'], draw('digest', 2)) }}
        end as csdq_sdq_reason
    from questionnaires
)

select
    {{ ssd_columns('ssd_sdq_scores', [
        'csdq_table_id', 'csdq_person_id', 'csdq_sdq_completed_date', 'csdq_sdq_score', 'csdq_sdq_reason',
    ]) }}
from ssd_rows
