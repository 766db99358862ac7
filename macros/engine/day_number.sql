{% macro day_number(expression) -%}
    {{ return(adapter.dispatch('day_number', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__day_number(expression) %}{{ engine_not_supported('day_number') }}{% endmacro %}

{% macro sqlserver__day_number(expression) -%} datediff(day, '19000101', {{ expression }}) {%- endmacro %}

{% macro duckdb__day_number(expression) -%} date_diff('day', date '1900-01-01', {{ expression }}) {%- endmacro %}
