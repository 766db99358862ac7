{% macro window_start() -%}
    {%- set first_day = modules.datetime.date(1900, 1, 1) -%}
    {%- set run_day = first_day + modules.datetime.timedelta(days=run_day_number()) -%}
    {%- set anchor = run_day.year * 12 + run_day.month - 1 - window_months() -%}
    {%- set year = anchor // 12 - (1 if anchor % 12 < 3 else 0) -%}
    {{ return((modules.datetime.date(year, 4, 1) - first_day).days) }}
{%- endmacro %}
