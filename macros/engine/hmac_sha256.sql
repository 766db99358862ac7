{# hmac_sha256(message, key='k'): HMAC-SHA256 (RFC 2104) of an ASCII text under the stored pads of the scramble key. #}
{% macro hmac_sha256(message, key='k') -%}
    {{ return(adapter.dispatch('hmac_sha256', 'ssd_scrambler')(message=message, key=key)) }}
{%- endmacro %}

{% macro default__hmac_sha256(message, key) %}{{ engine_not_supported('hmac_sha256') }}{% endmacro %}

{# A varbinary(32). The message is ASCII by contract (see ascii_form), so one byte a character. #}
{% macro sqlserver__hmac_sha256(message, key) -%}
hashbytes('SHA2_256', {{ key }}.outer_pad + hashbytes('SHA2_256', {{ key }}.inner_pad + cast(cast({{ message }} as varchar(8000)) as varbinary(8000))))
{%- endmacro %}

{# 64 lower-case hexadecimal characters: DuckDB slices text, not blobs. #}
{% macro duckdb__hmac_sha256(message, key) -%}
sha256({{ key }}.outer_pad || unhex(sha256({{ key }}.inner_pad || encode({{ message }}))))
{%- endmacro %}
