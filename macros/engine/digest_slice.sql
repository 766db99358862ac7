{% macro digest_slice(digest, offset, bytes) -%}
    {%- if bytes < 1 or bytes > 7 or offset < 0 or offset + bytes > 32 -%}
        {{ exceptions.raise_compiler_error(
            'digest_slice: 1 to 7 bytes within the 32 of a digest, not ' ~ bytes ~ ' from ' ~ offset) }}
    {%- endif -%}
    {{ return(adapter.dispatch('digest_slice', 'ssd_scrambler')(digest=digest, offset=offset, bytes=bytes)) }}
{%- endmacro %}

{% macro default__digest_slice(digest, offset, bytes) %}{{ engine_not_supported('digest_slice') }}{% endmacro %}

{% macro sqlserver__digest_slice(digest, offset, bytes) -%}
cast(substring({{ digest }}, {{ offset + 1 }}, {{ bytes }}) as bigint)
{%- endmacro %}

{% macro duckdb__digest_slice(digest, offset, bytes) -%}
cast('0x' || substr({{ digest }}, {{ 2 * offset + 1 }}, {{ 2 * bytes }}) as bigint)
{%- endmacro %}
