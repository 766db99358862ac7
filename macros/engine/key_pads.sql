{# key_pads(key): the two padded keys of HMAC (RFC 2104) as columns inner_pad and outer_pad, 64 bytes each.
   `key` is a binary expression of at most 64 bytes; a longer key is hashed first, as the RFC says. #}
{% macro key_pads(key) -%}
    {{ return(adapter.dispatch('key_pads', 'ssd_scrambler')(key=key)) }}
{%- endmacro %}

{% macro default__key_pads(key) %}{{ engine_not_supported('key_pads') }}{% endmacro %}

{# T-SQL has no exclusive-or of two binary strings, so the 64 bytes are worked in sixteen integers. #}
{% macro sqlserver__key_pads(key) -%}
    {%- set padded -%}
        cast(case when datalength({{ key }}) > 64 then hashbytes('SHA2_256', {{ key }}) else {{ key }} end as binary(64))
    {%- endset -%}
    {%- for pad, mask in [('inner_pad', 909522486), ('outer_pad', 1549556828)] %}
    {% for i in range(16) -%}
    cast(cast(substring({{ padded }}, {{ 4 * i + 1 }}, 4) as int) ^ {{ mask }} as varbinary(4)){{ ' + ' if not loop.last }}
    {%- endfor %} as {{ pad }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro duckdb__key_pads(key) -%}
    {%- set padded -%}
        unhex(rpad(case when octet_length({{ key }}) > 64 then sha256({{ key }}) else hex({{ key }}) end, 128, '0'))
    {%- endset -%}
    cast(xor(cast({{ padded }} as bit), cast(unhex(repeat('36', 64)) as bit)) as blob) as inner_pad,
    cast(xor(cast({{ padded }} as bit), cast(unhex(repeat('5c', 64)) as bit)) as blob) as outer_pad
{%- endmacro %}
