{# lane_generation(phase): what a phase would stage now: the generation whose gate passed (3, 4), else the name of the lane. #}
{% macro lane_generation(phase) -%}
    {{ return(gate_state().generation if phase_lane(phase) == 'scrambled' else phase_lane(phase)) }}
{%- endmacro %}
