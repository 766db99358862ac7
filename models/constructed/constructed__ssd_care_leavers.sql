{%- set first_day, last_day = window_start(), constructed_last_day() -%}
with drawn as (
    select
        c.child_number, c.person_id, c.kind, c.birth_day, c.care_end_day,
        {{- draws(constructed_digest('care leaver', ['c.child_number']), 'd', 8) | indent(8) }}
    from {{ ref('constructed__children') }} as c
    where c.care_day is not null and c.death_day is null and c.birth_day + 5844 + 60 <= {{ last_day }}
        and (c.care_end_day >= c.birth_day + 5844 or c.care_end_day is null)
),

contacted as (
    select
        drawn.*,
        {{ last_day }} - d0 % 60 as contact_day,
        case
            when kind = 'complete' then 'YES'
            when d1 % 100 < 80 then 'YES'
            else {{ one_of(['NO', 'REFU', 'NREQ', 'RHOM'], 'd2') }}
        end as in_touch
    from drawn
    where kind in ('complete', 'care_leaver', 'unaccompanied', 'left_care') or d3 % 2 = 0
),

leavers as (
    select
        c.child_number, c.person_id, n.row_number_of_child, c.d6,
        case when n.row_number_of_child = 1 then c.d4 else c.d5 end as accommodation_draw,
        case when n.row_number_of_child = 1 then c.d5 else c.d4 end as activity_draw,
        case when n.row_number_of_child = 1 then c.in_touch else 'YES' end as in_touch,
        case
            when n.row_number_of_child = 2 then c.birth_day + 6575 - c.d6 % 60
            when c.in_touch = 'YES' then c.contact_day
            else {{ later_of('c.contact_day - 100 - c.d2 % 300', 'coalesce(c.care_end_day, c.birth_day + 5844)') }}
        end as contact_day,
        case
            when n.row_number_of_child = 2 then 'Relevant'
            when c.care_end_day is null then 'Eligible'
            when c.birth_day + 6575 > {{ last_day }} then 'Relevant'
            when c.in_touch = 'NREQ' then 'No Current Eligibility'
            when c.d7 % 6 = 0 then 'Qualifying'
            else 'Former Relevant'
        end as eligibility
    from contacted as c
    inner join (values (1), (2)) as n (row_number_of_child)
        on n.row_number_of_child = 1
            or (c.care_end_day < c.birth_day + 6500 and c.birth_day + 6575 + 100 <= {{ last_day }} and c.d7 % 5 = 0)
),

ssd_rows as (
    select
        {{ constructed_id('X', 'l.child_number * 10 + l.row_number_of_child') }} as clea_table_id,
        l.person_id as clea_person_id,
        l.eligibility as clea_care_leaver_eligibility,
        l.in_touch as clea_care_leaver_in_touch,
        l.contact_day as clea_care_leaver_latest_contact,
        case when l.in_touch = 'YES' then o.code end as clea_care_leaver_accommodation,
        case
            when l.in_touch = 'YES' then case when l.d6 % 10 = 0 or o.code in ('S', 'V') then '2' else '1' end
        end as clea_care_leaver_accom_suitable,
        case when l.in_touch = 'YES' then a.code end as clea_care_leaver_activity,
        l.contact_day - l.d6 % 30 as clea_pathway_plan_review_date,
        {{ worker_of('l.child_number', '4') }} as clea_care_leaver_personal_advisor,
        {{ worker_of('l.child_number', '1') }} as clea_care_leaver_worker_id
    from leavers as l
    inner join {{ ref('dfe__value_lists') }} as o
        on o.list_name = 'api_care_leaver_accommodation'
            and o.ordinal = 1 + l.accommodation_draw % {{ value_list_sizes()['api_care_leaver_accommodation'] }}
    inner join {{ ref('dfe__value_lists') }} as a
        on a.list_name = 'api_care_leaver_activity'
            and a.ordinal = 1 + l.activity_draw % {{ value_list_sizes()['api_care_leaver_activity'] }}
)

select
    {{ ssd_columns('ssd_care_leavers', [
        'clea_table_id', 'clea_person_id', 'clea_care_leaver_eligibility', 'clea_care_leaver_in_touch',
        'clea_care_leaver_latest_contact', 'clea_care_leaver_accommodation', 'clea_care_leaver_accom_suitable',
        'clea_care_leaver_activity', 'clea_pathway_plan_review_date', 'clea_care_leaver_personal_advisor',
        'clea_care_leaver_worker_id',
    ]) }}
from ssd_rows
