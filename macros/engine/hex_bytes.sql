{% macro hex_bytes(expression) -%}
    {{ return(adapter.dispatch('hex_bytes', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__hex_bytes(expression) %}{{ engine_not_supported('hex_bytes') }}{% endmacro %}

{% macro sqlserver__hex_bytes(expression) -%}
convert(varbinary(4000), cast({{ expression }} as varchar(8000)), 2)
{%- endmacro %}

{% macro duckdb__hex_bytes(expression) -%} unhex({{ expression }}) {%- endmacro %}
