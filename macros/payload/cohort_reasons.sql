{% macro cohort_reasons(lane) -%}
referrals as (
    select
        {{ key_text('e.cine_person_id') }} as person_key,
        {{ key_text('e.cine_referral_id') }} as referral_key,
        {{ day_number('e.cine_referral_date') }} as start_day,
        case when e.cine_close_date is null then 1 else 0 end as is_open,
        case
            when {{ overlaps_window('e.cine_referral_date', 'e.cine_close_date') }} then 1
            else 0
        end as is_in_window
    from {{ lane_table(lane, 'ssd_cin_episodes') }} as e
),

activity as (
    select
        person_key,
        1 as active_referral,
        0 as waiting_assessment,
        0 as cin_plan,
        0 as looked_after,
        0 as care_leaver
    from referrals
    where is_in_window = 1
    union all
    select r.person_key, 0, 1, 0, 0, 0
    from referrals as r
    left join (
        select distinct
            {{ key_text('a.cina_referral_id') }} as referral_key
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
        on r.is_in_window = 1
            and r.referral_key = {{ key_text('c.clae_referral_id') }}
    union all
    select {{ key_text('c.clae_person_id') }}, 0, 0, 0, 1, 0
    from {{ lane_table(lane, 'ssd_cla_episodes') }} as c
    inner join (
        select distinct
            {{ key_text('p.clap_cla_id') }} as cla_key
        from {{ lane_table(lane, 'ssd_cla_placement') }} as p
        where {{ overlaps_window('p.clap_cla_placement_start_date', 'p.clap_cla_placement_end_date') }}
    ) as p
        on p.cla_key = {{ key_text('c.clae_cla_id') }}
    union all
    select p.person_key, 0, 0, 0, 0, 1
    from people as p
    inner join (
        select distinct
            {{ key_text('l.clea_person_id') }} as person_key
        from {{ lane_table(lane, 'ssd_care_leavers') }} as l
        where {{ day_number('l.clea_care_leaver_latest_contact') }}
            between {{ window_start() }} and {{ window_end() - 1 }}
    ) as l
        on l.person_key = p.person_key
    inner join referrals as r
        on r.person_key = p.person_key and r.is_open = 1 and r.start_day <= {{ window_end() }}
    where p.birth_day
        between {{ years_before(window_start(), 26) }} and {{ years_before(window_end(), 16) - 1 }}
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
{%- endmacro %}
