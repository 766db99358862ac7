{# payload_cohort(lane): the children of a lane's payload: one row a child, with the reasons as 0 or 1. A child is in by age (25 or younger on some
   day of the window, or expected in it) and by activity; a death does not leave a child out. Sets of person ids, each made once. #}
{% macro payload_cohort(lane) -%}
with people as (
    select
        {{ payload_text('p.pers_person_id', 128) }} as person_id,
        {{ filled(payload_text('p.pers_legacy_id', 128)) }} as legacy_id,
        {{ filled(payload_text('p.pers_single_unique_id', 128)) }} as single_unique_id,
        {{ key_text('p.pers_person_id') }} as person_key,
        {{ day_number('p.pers_dob') }} as birth_day,
        {{ day_number('p.pers_expected_dob') }} as expected_day
    from {{ lane_table(lane, 'ssd_person') }} as p
    {%- if lane == 'live' and var('exclusions') %}
    where not exists (select 1 from {{ excluded_persons() }} as x where x.value = {{ key_text('p.pers_person_id') }})
    {%- endif %}
),

referrals as (
    select
        {{ key_text('e.cine_person_id') }} as person_key,
        {{ key_text('e.cine_referral_id') }} as referral_key,
        {{ day_number('e.cine_referral_date') }} as start_day,
        case when e.cine_close_date is null then 1 else 0 end as is_open,
        case when {{ overlaps_window('e.cine_referral_date', 'e.cine_close_date') }} then 1 else 0 end as is_in_window
    from {{ lane_table(lane, 'ssd_cin_episodes') }} as e
),

activity as (
    select person_key, 1 as active_referral, 0 as waiting_assessment, 0 as cin_plan, 0 as looked_after, 0 as care_leaver
    from referrals
    where is_in_window = 1
    union all
    select r.person_key, 0, 1, 0, 0, 0
    from referrals as r
    left join (
        select distinct {{ key_text('a.cina_referral_id') }} as referral_key
        from {{ lane_table(lane, 'ssd_cin_assessments') }} as a
        where a.cina_assessment_start_date is not null
    ) as a
        on a.referral_key = r.referral_key
    where r.is_open = 1 and a.referral_key is null
    union all
    select {{ key_text('p.cinp_person_id') }}, 0, 0, 1, 0, 0
    from {{ lane_table(lane, 'ssd_cin_plans') }} as p
    where {{ overlaps_window('p.cinp_cin_plan_start_date', 'p.cinp_cin_plan_end_date') }}
    union all
    select {{ key_text('c.clae_person_id') }}, 0, 0, 0, 1, 0
    from {{ lane_table(lane, 'ssd_cla_episodes') }} as c
    inner join referrals as r
        on r.referral_key = {{ key_text('c.clae_referral_id') }} and r.is_in_window = 1
    union all
    select {{ key_text('c.clae_person_id') }}, 0, 0, 0, 1, 0
    from {{ lane_table(lane, 'ssd_cla_episodes') }} as c
    inner join (
        select distinct {{ key_text('p.clap_cla_id') }} as cla_key
        from {{ lane_table(lane, 'ssd_cla_placement') }} as p
        where {{ overlaps_window('p.clap_cla_placement_start_date', 'p.clap_cla_placement_end_date') }}
    ) as p
        on p.cla_key = {{ key_text('c.clae_cla_id') }}
    union all
    select p.person_key, 0, 0, 0, 0, 1
    from people as p
    inner join (
        select distinct {{ key_text('l.clea_person_id') }} as person_key
        from {{ lane_table(lane, 'ssd_care_leavers') }} as l
        where {{ day_number('l.clea_care_leaver_latest_contact') }} between {{ window_start() }} and {{ window_end() - 1 }}
    ) as l
        on l.person_key = p.person_key
    inner join referrals as r
        on r.person_key = p.person_key and r.is_open = 1 and r.start_day <= {{ window_end() }}
    where p.birth_day between {{ years_before(window_start(), 26) }} and {{ years_before(window_end(), 16) - 1 }}
),

reasons as (
    select
        person_key,
        max(active_referral) as active_referral,
        max(waiting_assessment) as waiting_assessment,
        max(cin_plan) as cin_plan,
        max(looked_after) as looked_after,
        max(care_leaver) as care_leaver
    from activity
    group by person_key
)

select
    p.person_id,
    p.legacy_id,
    p.single_unique_id,
    case when p.birth_day is null then 0 else 1 end as aged_25_or_under,
    case when p.birth_day is null then 1 else 0 end as unborn,
    r.active_referral,
    r.waiting_assessment,
    r.cin_plan,
    r.looked_after,
    r.care_leaver
from people as p
inner join reasons as r
    on r.person_key = p.person_key
{%- if lane == 'scrambled' %}
{#- The edge to what the gate passed. #}
inner join {{ ref('payload__generation') }} as g
    on g.checks_passed > 0
{%- endif %}
where (p.birth_day > {{ years_before(window_start(), 26) }} and p.birth_day <= {{ window_end() }})
    or (p.birth_day is null and p.expected_day between {{ window_start() }} and {{ window_end() }})
{%- endmacro %}

{# years_before(day, years): the day number of the same day that many years before; of 29 February, where there is none, of 28 February. #}
{% macro years_before(day, years) -%}
    {%- set date = modules.datetime.date(1900, 1, 1) + modules.datetime.timedelta(days=day) -%}
    {%- set year = date.year - years -%}
    {%- set leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) -%}
    {%- set day_of_month = 28 if date.month == 2 and date.day == 29 and not leap else date.day -%}
    {{ return((modules.datetime.date(year, date.month, day_of_month) - modules.datetime.date(1900, 1, 1)).days) }}
{%- endmacro %}
