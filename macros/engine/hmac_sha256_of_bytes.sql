{% macro hmac_sha256_of_bytes(message, key='k') -%}
    {{ return(adapter.dispatch('hmac_sha256_of_bytes', 'ssd_scrambler')(message=message, key=key)) }}
{%- endmacro %}

{% macro default__hmac_sha256_of_bytes(message, key) %}{{ engine_not_supported('hmac_sha256_of_bytes') }}{% endmacro %}

{% macro sqlserver__hmac_sha256_of_bytes(message, key) -%}
hashbytes('SHA2_256', {{ key }}.outer_pad + hashbytes('SHA2_256', {{ key }}.inner_pad
            + {{ message }}))
{%- endmacro %}

{# Hexadecimal: DuckDB slices text, not blobs. #}
{% macro duckdb__hmac_sha256_of_bytes(message, key) -%}
sha256({{ key }}.outer_pad || unhex(sha256({{ key }}.inner_pad
            || {{ message }})))
{%- endmacro %}
