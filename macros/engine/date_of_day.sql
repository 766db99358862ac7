{% macro date_of_day(expression) -%}
    {{ return(adapter.dispatch('date_of_day', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__date_of_day(expression) %}{{ engine_not_supported('date_of_day') }}{% endmacro %}

{% macro sqlserver__date_of_day(expression) -%} cast(dateadd(day, {{ expression }}, '19000101') as date) {%- endmacro %}

{% macro duckdb__date_of_day(expression) -%} (date '1900-01-01' + cast({{ expression }} as int)) {%- endmacro %}
