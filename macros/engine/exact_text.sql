{% macro exact_text(expression, width=60) -%}
    {{ return(adapter.dispatch('exact_text', 'ssd_scrambler')(expression=expression, width=width)) }}
{%- endmacro %}

{% macro default__exact_text(expression, width) %}{{ engine_not_supported('exact_text') }}{% endmacro %}

{% macro sqlserver__exact_text(expression, width) -%}
cast({{ expression }} as nvarchar({{ width }})) collate Latin1_General_100_BIN2
{%- endmacro %}

{% macro duckdb__exact_text(expression, width) -%} cast({{ expression }} as varchar) {%- endmacro %}
