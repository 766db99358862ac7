{# day_at(thousandths): the day number at a part of the time from the first day of the window (0) to the last constructed day (1000). #}
{% macro day_at(thousandths) -%}
    {%- set first_day = window_start() -%}
    {{ return(first_day + (constructed_last_day() - first_day) * thousandths // 1000) }}
{%- endmacro %}
