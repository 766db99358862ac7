{#- Immigration statuses of the constructed children as ssd_immigration_status: unaccompanied children, whose status goes on, ended in the
    window or ended before it; what followed; and a few others. Most hold the code U, some the description that contains UASC: each of
    the two readings of the API finds some. Child 1 has both, so that either finds it. -#}
{%- set first_day, last_day = window_start(), constructed_last_day() -%}
with drawn as (
    select
        c.child_number, c.person_id, c.kind, c.birth_day, c.referral_day, c.last_day,
        {{- draws(constructed_digest('immigration', ['c.child_number']), 'd', 5) | indent(8) }}
    from {{ ref('constructed__children') }} as c
),

seeking as (
    select
        drawn.*,
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
    where kind in ('complete', 'unaccompanied') or (kind = 'care_leaver' and d0 % 4 = 0)
),

ended as (
    select
        child_number, person_id, kind, d2, d3, d4, start_day,
        case when told_end_day <= {{ last_day }} then told_end_day end as end_day
    from seeking
),

statuses as (
    select
        child_number, person_id, 1 as status_number, start_day, end_day,
        case when kind <> 'complete' and d4 % 4 = 0 then 'Unaccompanied Asylum Seeking Child (UASC)' else 'U' end as status
    from ended
    union all
    select child_number, person_id, 2 as status_number, start_day, end_day, 'Unaccompanied Asylum Seeking Child (UASC)' as status
    from ended
    where kind = 'complete'
    union all
    select
        child_number, person_id, 3 as status_number, end_day as start_day, cast(null as int) as end_day,
        {{ one_of(['Refugee Status', 'Discretionary Leave to Remain in the UK to 18 (DLR)', 'Adult Asylum Seeker', 'Indefinite Leave to Remain in the UK (ILR)'], 'd3') }} as status
    from ended
    where end_day is not null and kind <> 'complete' and d2 % 5 > 0
    union all
    select
        child_number, person_id, 4 as status_number, referral_day as start_day, cast(null as int) as end_day,
        'Indefinite Leave to Remain in the UK (ILR)' as status
    from drawn
    where kind = 'in_need' and d0 % 20 = 0
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
        'immi_immigration_status_id', 'immi_person_id', 'immi_immigration_status_start_date', 'immi_immigration_status_end_date',
        'immi_immigration_status']) }}
from ssd_rows
