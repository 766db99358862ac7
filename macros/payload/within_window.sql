{# within_window(expression): a condition: a date lies in the payload's window. #}
{% macro within_window(expression) -%}
{{ day_number(expression) }} between {{ window_start() }} and {{ window_end() }}
{%- endmacro %}
