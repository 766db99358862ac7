{# window_start(): the day number of the first day of the payload's window: 1 April of the financial year that holds the run date less var
   window_months. Errors: window_months that is no whole number from 1 to 120. #}
{% macro window_start() -%}
    {%- set months = window_months() -%}
    {%- set run_day = modules.datetime.date(1900, 1, 1) + modules.datetime.timedelta(days=run_day_number()) -%}
    {%- set anchor = run_day.year * 12 + run_day.month - 1 - months -%}
    {%- set year = anchor // 12 - (1 if anchor % 12 < 3 else 0) -%}
    {{ return((modules.datetime.date(year, 4, 1) - modules.datetime.date(1900, 1, 1)).days) }}
{%- endmacro %}
