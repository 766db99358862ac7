{% macro child_protection_plans_rows(lane) -%}
    {{ plan_rows(lane, 'ssd_cp_plans', 'cppl', 'cp_plan', 'child_protection_plan_id') }}
{%- endmacro %}
