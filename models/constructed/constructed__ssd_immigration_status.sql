{#- Most hold the code U, some the description that contains UASC: each of the two readings of the API finds some.
    Child 1 has both, so that either finds it. -#}
{%- set first_day, last_day = window_start(), constructed_last_day() -%}
{%- set later_statuses = [
    'Refugee Status', 'Discretionary Leave to Remain in the UK to 18 (DLR)', 'Adult Asylum Seeker',
    'Indefinite Leave to Remain in the UK (ILR)',
] -%}
with drawn as (
    select
        c.child_number, c.person_id, c.kind, c.birth_day, c.referral_day, c.last_day,
        {{- draws(constructed_digest('immigration', ['c.child_number']), 'd', 5) | indent(8) }}
    from {{ ref('constructed__children') }} as c
),

-- seeking: whether the child came unaccompanied; other children have no day of its beginning here.
dated as (
    select
        drawn.*,
        case
            when kind in ('complete', 'unaccompanied') or (kind = 'care_leaver' and d0 % 4 = 0) then 1
            else 0
        end as seeking,
        case
            when kind = 'care_leaver' then birth_day + 5700 + d1 % 140
            else referral_day
        end as start_day,
        case
            when kind = 'complete' then {{ day_at(900) }}
            when kind = 'care_leaver' then birth_day + 6575
            when birth_day + 6575 <= {{ last_day }} then birth_day + 6575
            when d2 % 3 = 0 then referral_day + 30 + d3 % 200
        end as told_end_day
    from drawn
),

ended as (
    select
        dated.*,
        case when told_end_day <= {{ last_day }} then told_end_day end as end_day
    from dated
),

-- 1 the status of an unaccompanied child, 2 the same in the other form, 3 what followed, 4 that of another child.
statuses as (
    select
        e.child_number, e.person_id, n.status_number,
        case n.status_number when 3 then e.end_day when 4 then e.referral_day else e.start_day end as start_day,
        case when n.status_number < 3 then e.end_day end as end_day,
        case n.status_number
            when 1 then case
                when e.kind <> 'complete' and e.d4 % 4 = 0 then 'Unaccompanied Asylum Seeking Child (UASC)'
                else 'U'
            end
            when 2 then 'Unaccompanied Asylum Seeking Child (UASC)'
            when 3 then {{ one_of(later_statuses, 'e.d3') }}
            else 'Indefinite Leave to Remain in the UK (ILR)'
        end as status
    from ended as e
    inner join (values (1), (2), (3), (4)) as n (status_number)
        on (n.status_number = 1 and e.seeking = 1)
            or (n.status_number = 2 and e.kind = 'complete')
            or (
                n.status_number = 3 and e.seeking = 1 and e.end_day is not null
                and e.kind <> 'complete' and e.d2 % 5 > 0
            )
            or (n.status_number = 4 and e.kind = 'in_need' and e.d0 % 20 = 0)
),

ssd_rows as (
    select
        {{ constructed_id('G', 'child_number * 10 + status_number') }} as immi_immigration_status_id,
        person_id as immi_person_id,
        start_day as immi_immigration_status_start_date,
        end_day as immi_immigration_status_end_date,
        status as immi_immigration_status
    from statuses
)

select
    {{ ssd_columns('ssd_immigration_status', [
        'immi_immigration_status_id', 'immi_person_id', 'immi_immigration_status_start_date',
        'immi_immigration_status_end_date', 'immi_immigration_status',
    ]) }}
from ssd_rows
