{# window_start(): the day number of the first day of the payload's window: 1 April of the financial year that holds the run date less var
   window_months. Errors: window_months that is no whole number from 1 to 120. #}
{% macro window_start() -%}
    {%- set months = window_months() -%}
    {%- set run_day = modules.datetime.date(1900, 1, 1) + modules.datetime.timedelta(days=run_day_number()) -%}
    {%- set anchor = run_day.year * 12 + run_day.month - 1 - months -%}
    {%- set year = anchor // 12 - (1 if anchor % 12 < 3 else 0) -%}
    {{ return((modules.datetime.date(year, 4, 1) - modules.datetime.date(1900, 1, 1)).days) }}
{%- endmacro %}

{# window_end(): the day number of the last day of the payload's window: the day after the run date. #}
{% macro window_end() -%}
    {{ return(run_day_number() + 1) }}
{%- endmacro %}

{# window_months(): var window_months, checked. #}
{% macro window_months() -%}
    {%- if not modules.re.match('^[0-9]{1,3}$', var('window_months') | string) or not 1 <= var('window_months') | int <= 120 -%}
        {{ exceptions.raise_compiler_error("var window_months is a whole number of months, 1 to 120, not '" ~ var('window_months') ~ "'.") }}
    {%- endif -%}
    {{ return(var('window_months') | int) }}
{%- endmacro %}
