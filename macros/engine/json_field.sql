{% macro json_field(expression, name) -%}
    {{ return(adapter.dispatch('json_field', 'ssd_scrambler')(expression=expression, name=name)) }}
{%- endmacro %}

{% macro default__json_field(expression, name) %}{{ engine_not_supported('json_field') }}{% endmacro %}

{% macro sqlserver__json_field(expression, name) -%} json_value({{ expression }}, '$.{{ name }}') {%- endmacro %}

{% macro duckdb__json_field(expression, name) -%} json_extract_string({{ expression }}, '$.{{ name }}') {%- endmacro %}
