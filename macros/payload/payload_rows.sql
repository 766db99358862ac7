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
