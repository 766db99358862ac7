{% macro phase_oversight(phase) -%}
    {#- A block is counted by a name that each of its items has once. -#}
    {%- set blocks = {
        'social_care_episodes': 'social_care_episode_id',
        'child_and_family_assessments': 'child_and_family_assessment_id',
        'child_in_need_plans': 'child_in_need_plan_id',
        'section_47_assessments': 'section_47_assessment_id',
        'child_protection_plans': 'child_protection_plan_id',
        'child_looked_after_placements': 'child_looked_after_placement_id',
        'care_workers': 'worker_id',
        'sdq_scores': 'score',
        'adoptions': 'adoption',
        'care_leavers': 'care_leavers'
    } -%}
select
    s.id,
    s.person_id,
    s.row_state,
    s.submission_status,
    s.submission_timestamp,
    s.last_updated,
    case when {{ releasable('s') }} then 1 else 0 end as to_release,
    len(s.json_payload) as characters,
    {%- for name, key in blocks.items() %}
    {%- set removed -%}
    len(s.json_payload) - len(replace(s.json_payload, '"{{ key }}":', ''))
    {%- endset %}
    {{ int_div(removed, key | length + 3) }} as {{ name }},
    {%- endfor %}
    case
        when s.previous_json_payload is null then null
        when
            {{ text_sha256_hex('s.json_payload') }}
            = {{ text_sha256_hex('s.previous_json_payload') }}
            then 0
        else 1
    end as changed
from {{ ref(staging_model(phase)) }} as s
{%- endmacro %}
