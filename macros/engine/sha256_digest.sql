{# sha256_digest(expression): SHA-256 of an ASCII text of at most 8,000 characters, as a digest in the engine's own form; see digest_slice
   and digest_hex. Unkeyed: for made-up and published text, never for a source value. #}
{% macro sha256_digest(expression) -%}
    {{ return(adapter.dispatch('sha256_digest', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__sha256_digest(expression) %}{{ engine_not_supported('sha256_digest') }}{% endmacro %}

{# A varbinary(32). #}
{% macro sqlserver__sha256_digest(expression) -%}
cast(hashbytes('SHA2_256', cast({{ expression }} as varchar(8000))) as varbinary(32))
{%- endmacro %}

{# 64 lower-case hexadecimal characters: DuckDB slices text, not blobs. #}
{% macro duckdb__sha256_digest(expression) -%} sha256({{ expression }}) {%- endmacro %}
