{# sha256_digest(expression, long=false): SHA-256 of an ASCII text of at most 8,000 characters (long: of any length), as a digest in the engine's
   own form; see digest_slice and digest_hex. Unkeyed: for made-up and published text and for payloads, which hold what it is made of. #}
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
