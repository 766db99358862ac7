{% macro within_window(expression) -%}
{{ day_number(expression) }} between {{ window_start() }} and {{ window_end() }}
{%- endmacro %}
