{# constructed_last_day(): the day number of the last constructed day: var window_months after the first day of the window. It is never
   after the run date and moves, like the window, once a year. With 24 months it is 1 April, the day after a census day. #}
{% macro constructed_last_day() -%}
    {%- set start = modules.datetime.date(1900, 1, 1) + modules.datetime.timedelta(days=window_start()) -%}
    {%- set month = start.year * 12 + start.month - 1 + window_months() -%}
    {{ return((modules.datetime.date(month // 12, month % 12 + 1, 1) - modules.datetime.date(1900, 1, 1)).days) }}
{%- endmacro %}
