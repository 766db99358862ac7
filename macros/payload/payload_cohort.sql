{# Sets of person ids, each made once. #}
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
    where not exists (
        select 1
        from {{ excluded_persons() }} as x
        where x.value = {{ key_text('p.pers_person_id') }}
    )
    {%- endif %}
),

{{ cohort_reasons(lane) }}

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
