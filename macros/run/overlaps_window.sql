{# overlaps_window(start, end): a condition: a spell overlaps the payload's window: started by its end, and not ended before its start. #}
{% macro overlaps_window(start, end) -%}
{{ day_number(start) }} <= {{ window_end() }} and coalesce({{ day_number(end) }}, {{ window_start() }}) >= {{ window_start() }}
{%- endmacro %}
