{% macro sha256_digest(expression, long=false) -%}
    {{ return(adapter.dispatch('sha256_digest', 'ssd_scrambler')(expression=expression, long=long)) }}
{%- endmacro %}

{% macro default__sha256_digest(expression, long) %}{{ engine_not_supported('sha256_digest') }}{% endmacro %}

{# A varbinary(32). #}
{% macro sqlserver__sha256_digest(expression, long) -%}
cast(hashbytes('SHA2_256', cast({{ expression }} as varchar({{ 'max' if long else 8000 }}))) as varbinary(32))
{%- endmacro %}

{# 64 lower-case hexadecimal characters: DuckDB slices text, not blobs. #}
{% macro duckdb__sha256_digest(expression, long) -%} sha256({{ expression }}) {%- endmacro %}
