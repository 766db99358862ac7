{% macro sha256_hex(expression) -%}
    {{ return(adapter.dispatch('sha256_hex', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__sha256_hex(expression) %}{{ engine_not_supported('sha256_hex') }}{% endmacro %}

{% macro sqlserver__sha256_hex(expression) -%}
lower(convert(varchar(64), hashbytes('SHA2_256', cast({{ expression }} as varchar(8000))), 2))
{%- endmacro %}

{% macro duckdb__sha256_hex(expression) -%} sha256({{ expression }}) {%- endmacro %}
