{% macro day_at(thousandths) -%}
    {%- set first_day = window_start() -%}
    {{ return(first_day + (constructed_last_day() - first_day) * thousandths // 1000) }}
{%- endmacro %}
