{% macro long_text(expression) -%}
    {{ return(adapter.dispatch('long_text', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__long_text(expression) %}{{ engine_not_supported('long_text') }}{% endmacro %}

{% macro sqlserver__long_text(expression) -%}
cast({{ expression }} as nvarchar(max)) collate Latin1_General_100_BIN2
{%- endmacro %}

{% macro duckdb__long_text(expression) -%} cast({{ expression }} as varchar) {%- endmacro %}
