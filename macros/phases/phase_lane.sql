{% macro phase_lane(phase) -%}
    {%- set lanes = {
        '1': 'constructed', '2': 'constructed', '3': 'scrambled', '4': 'scrambled', '5': 'live'
    } -%}
    {%- if phase | string not in lanes -%}
        {{ exceptions.raise_compiler_error("There are phases 1 to 5, not '%s'." | format(phase)) }}
    {%- endif -%}
    {{ return(lanes[phase | string]) }}
{%- endmacro %}
