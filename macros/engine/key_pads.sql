{% macro key_pads(key) -%}
    {{ return(adapter.dispatch('key_pads', 'ssd_scrambler')(key=key)) }}
{%- endmacro %}

{% macro default__key_pads(key) %}{{ engine_not_supported('key_pads') }}{% endmacro %}

{# T-SQL has no exclusive-or of two binary strings, so the 64 bytes are worked in sixteen integers. #}
{% macro sqlserver__key_pads(key) -%}
    {%- for pad, mask in [('inner_pad', 909522486), ('outer_pad', 1549556828)] -%}
(
        select
        {%- for i in range(16) %}
            {{ '+ ' if not loop.first -}}
            cast(cast(substring(p.padded, {{ 4 * i + 1 }}, 4) as int) ^ {{ mask }} as varbinary(4))
        {%- endfor %} as pad
        from (values (cast(case
            when datalength({{ key }}) > 64 then hashbytes('SHA2_256', {{ key }})
            else {{ key }}
        end as binary(64)))) as p (padded)
    ) as {{ pad }}{{ ',\n    ' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro duckdb__key_pads(key) -%}
    {%- set padded -%}
        unhex(rpad(case when octet_length({{ key }}) > 64 then sha256({{ key }}) else hex({{ key }}) end, 128, '0'))
    {%- endset -%}
    cast(xor(
        cast({{ padded }} as bit),
        cast(unhex(repeat('36', 64)) as bit)
    ) as blob) as inner_pad,
    cast(xor(
        cast({{ padded }} as bit),
        cast(unhex(repeat('5c', 64)) as bit)
    ) as blob) as outer_pad
{%- endmacro %}
