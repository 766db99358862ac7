{# phase_4_wave(): the var phase_4_wave as a whole number. Errors: not 1, 2 or 3. #}
{% macro phase_4_wave() -%}
    {%- if var('phase_4_wave') | string not in ['1', '2', '3'] -%}
        {{ exceptions.raise_compiler_error("var phase_4_wave is 1, 2 or 3, not '" ~ var('phase_4_wave') ~ "'.") }}
    {%- endif -%}
    {{ return(var('phase_4_wave') | int) }}
{%- endmacro %}
