{# live_text_column(rule, columns): whether the source holds a date or number as text, which may be unreadable. #}
{% macro live_text_column(rule, columns) -%}
    {%- set live = live_column(rule, columns) -%}
    {{ return(live is not none and live.family == 'text') }}
{%- endmacro %}
