{# window_end(): the day number of the last day of the payload's window: the day after the run date. #}
{% macro window_end() -%}
    {{ return(run_day_number() + 1) }}
{%- endmacro %}
