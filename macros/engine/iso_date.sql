{% macro iso_date(expression) -%}
    {{ return(adapter.dispatch('iso_date', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__iso_date(expression) %}{{ engine_not_supported('iso_date') }}{% endmacro %}

{% macro sqlserver__iso_date(expression) -%} convert(nvarchar(10), {{ expression }}, 23) {%- endmacro %}

{% macro duckdb__iso_date(expression) -%} strftime({{ expression }}, '%Y-%m-%d') {%- endmacro %}
