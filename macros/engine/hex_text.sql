{% macro hex_text(expression) -%}
    {{ return(adapter.dispatch('hex_text', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__hex_text(expression) %}{{ engine_not_supported('hex_text') }}{% endmacro %}

{% macro sqlserver__hex_text(expression) -%} lower(convert(varchar(8000), {{ expression }}, 2)) {%- endmacro %}

{% macro duckdb__hex_text(expression) -%} lower(hex({{ expression }})) {%- endmacro %}
