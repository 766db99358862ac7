{% macro phase_4_wave() -%}
    {%- set wave = var('phase_4_wave') -%}
    {%- if wave | string not in ['1', '2', '3'] -%}
        {{ exceptions.raise_compiler_error("var phase_4_wave is 1, 2 or 3, not '%s'." | format(wave)) }}
    {%- endif -%}
    {{ return(wave | int) }}
{%- endmacro %}
