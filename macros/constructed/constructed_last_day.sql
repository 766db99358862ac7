{# With 24 months it is 1 April, the day after a census day. It moves, like the window, once a year. #}
{% macro constructed_last_day() -%}
    {%- set origin = modules.datetime.date(1900, 1, 1) -%}
    {%- set start = origin + modules.datetime.timedelta(days=window_start()) -%}
    {%- set month = start.year * 12 + start.month - 1 + window_months() -%}
    {{ return((modules.datetime.date(month // 12, month % 12 + 1, 1) - origin).days) }}
{%- endmacro %}
