{% macro check_date_vars() -%}
    {%- set low, high = var('date_shift_min_days') | int, var('date_shift_max_days') | int -%}
    {%- set warp, knot = var('date_warp_days') | int, var('date_warp_knot_days') | int -%}
    {%- if low <= warp or high < low or warp < 0 or knot < 2 * warp + 1 or var('birth_shift_days') | int < 0 -%}
        {{ exceptions.raise_compiler_error('Date vars do not fit together: date_shift_min_days (%s) must be more than date_warp_days (%s), date_shift_max_days (%s) at least date_shift_min_days, date_warp_knot_days (%s) more than twice date_warp_days, birth_shift_days 0 or more.' | format(low, warp, high, knot)) }}
    {%- endif -%}
{%- endmacro %}
