{# Twelve workers for each 240 children, so that more children change nothing for those who were there. #}
{% macro worker_of(child_number, turn) -%}
    {%- set team = int_div('%s - 1' | format(child_number), 240) -%}
{{ constructed_id('W', '%s * 12 + 1 + (%s + (%s) * 7) %% 12' | format(team, child_number, turn)) }}
{%- endmacro %}
