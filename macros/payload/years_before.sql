{% macro years_before(day, years) -%}
    {%- set start = modules.datetime.date(1900, 1, 1) -%}
    {%- set date = start + modules.datetime.timedelta(days=day) -%}
    {%- set year = date.year - years -%}
    {%- set leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) -%}
    {%- set day_of_month = 28 if date.month == 2 and date.day == 29 and not leap else date.day -%}
    {{ return((modules.datetime.date(year, date.month, day_of_month) - start).days) }}
{%- endmacro %}
