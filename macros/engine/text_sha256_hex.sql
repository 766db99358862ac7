{% macro text_sha256_hex(expression) -%}
    {{ return(adapter.dispatch('text_sha256_hex', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__text_sha256_hex(expression) %}{{ engine_not_supported('text_sha256_hex') }}{% endmacro %}

{% macro sqlserver__text_sha256_hex(expression) -%}
lower(convert(varchar(64), hashbytes('SHA2_256', cast({{ expression }} as nvarchar(max))), 2))
{%- endmacro %}

{% macro duckdb__text_sha256_hex(expression) -%} sha256({{ expression }}) {%- endmacro %}
