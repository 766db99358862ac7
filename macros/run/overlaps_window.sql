{% macro overlaps_window(start, end) -%}
{{ day_number(start) }} <= {{ window_end() }}
    and coalesce({{ day_number(end) }}, {{ window_start() }}) >= {{ window_start() }}
{%- endmacro %}
