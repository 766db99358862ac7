{% macro lane_generation(phase) -%}
    {%- set lane = phase_lane(phase) -%}
    {{ return(gate_state().generation if lane == 'scrambled' else lane) }}
{%- endmacro %}
