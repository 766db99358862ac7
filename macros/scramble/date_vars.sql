{# check_date_vars(): stops the compilation where the date vars cannot keep their promise: every date moves back, in order. #}
{% macro check_date_vars() -%}
    {%- set low, high = var('date_shift_min_days') | int, var('date_shift_max_days') | int -%}
    {%- set warp, knot = var('date_warp_days') | int, var('date_warp_knot_days') | int -%}
    {%- if low <= warp or high < low or warp < 0 or knot < 2 * warp + 1 or var('birth_shift_days') | int < 0 -%}
        {{ exceptions.raise_compiler_error(
            'Date vars do not fit together: date_shift_min_days (' ~ low ~ ') must be more than date_warp_days (' ~ warp
            ~ '), date_shift_max_days (' ~ high ~ ') at least date_shift_min_days, date_warp_knot_days (' ~ knot
            ~ ') more than twice date_warp_days, birth_shift_days 0 or more.') }}
    {%- endif -%}
{%- endmacro %}

{# last_day_number(): the day number of 31 December 2100, the last date that is shifted. #}
{% macro last_day_number() -%}{{ return(73413) }}{%- endmacro %}

{# run_day_number(): the day number of the run date: var run_date (yyyy-mm-dd), or else the day on which the run started. Errors: a run_date that
   is no date. #}
{% macro run_day_number() -%}
    {%- set started = run_started_at.strftime('%Y-%m-%d') -%}
    {%- set text = var('run_date') | string if var('run_date') else started -%}
    {%- if not modules.re.match('^\\d{4}-\\d{2}-\\d{2}$', text) -%}
        {{ exceptions.raise_compiler_error("var run_date is a date as yyyy-mm-dd, not '" ~ text ~ "'.") }}
    {%- endif -%}
    {{ return((modules.datetime.datetime.strptime(text, '%Y-%m-%d') - modules.datetime.datetime(1900, 1, 1)).days) }}
{%- endmacro %}
