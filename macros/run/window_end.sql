{% macro window_end() -%}
    {{ return(run_day_number() + 1) }}
{%- endmacro %}
