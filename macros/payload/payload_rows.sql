{# payload_scope(lane): the CTEs that the rows of the blocks are joined to: the children of the cohort, and their social care episodes in the
   window. #}
{% macro payload_scope(lane) -%}
children as (
    select c.person_id, {{ key_text('c.person_id') }} as person_key
    from {{ ref('payload__' ~ lane ~ '_cohort') }} as c
),

episodes as (
    select
        c.person_id,
        {{ payload_text('e.cine_referral_id', 128) }} as referral_id,
        {{ key_text('e.cine_referral_id') }} as referral_key,
        e.cine_referral_date,
        e.cine_referral_source_code,
        e.cine_close_date,
        e.cine_close_reason,
        e.cine_referral_nfa
    from {{ lane_table(lane, 'ssd_cin_episodes') }} as e
    inner join children as c
        on c.person_key = {{ key_text('e.cine_person_id') }}
    where {{ overlaps_window('e.cine_referral_date', 'e.cine_close_date') }}
)
{%- endmacro %}

{# payload_rows(lane, block): a SELECT of the rows of a block, over the CTEs of payload_scope(): person_id, referral_id (NULL for a block of the child),
   item_id, item_day (the day by which items are ordered, the latest first; -1 for none) and the block's fields as they are written: text, dates as
   yyyy-mm-dd, flags as true or false, arrays as JSON. #}
{% macro payload_rows(lane, block) -%}
    {%- if block == 'child_details' -%}{{ child_details_rows(lane) }}
    {%- elif block == 'sdq_assessments' -%}{{ sdq_assessments_rows(lane) }}
    {%- elif block == 'social_care_episodes' -%}{{ social_care_episodes_rows() }}
    {%- elif block == 'child_and_family_assessments' -%}{{ child_and_family_assessments_rows(lane) }}
    {%- elif block == 'child_in_need_plans' -%}{{ plan_rows(lane, 'ssd_cin_plans', 'cinp', 'cin_plan', 'child_in_need_plan_id') }}
    {%- elif block == 'section_47_assessments' -%}{{ section_47_assessments_rows(lane) }}
    {%- elif block == 'child_protection_plans' -%}{{ plan_rows(lane, 'ssd_cp_plans', 'cppl', 'cp_plan', 'child_protection_plan_id') }}
    {%- elif block == 'child_looked_after_placements' -%}{{ child_looked_after_placements_rows(lane) }}
    {%- elif block == 'adoption' -%}{{ adoption_rows(lane) }}
    {%- elif block == 'care_leavers' -%}{{ care_leavers_rows(lane) }}
    {%- else -%}{{ care_worker_details_rows(lane) }}{%- endif -%}
{%- endmacro %}

{# item_day(expression): the day by which items are ordered; -1 where there is no date. #}
{% macro item_day(expression) -%}
coalesce({{ day_number(expression) }}, -1)
{%- endmacro %}

{# no_referral(): the referral of an item that belongs to the child: none. #}
{% macro no_referral() -%}
{{ payload_text('cast(null as nvarchar(128))', 128) }}
{%- endmacro %}
