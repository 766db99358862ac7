{% macro child_in_need_plans_rows(lane) -%}
    {{ plan_rows(lane, 'ssd_cin_plans', 'cinp', 'cin_plan', 'child_in_need_plan_id') }}
{%- endmacro %}
