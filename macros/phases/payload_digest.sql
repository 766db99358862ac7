{% macro payload_digest(payload, id) -%}
    {%- set hashes -%}
    coalesce(
        {{ text_aggregate(text_sha256_hex(payload), '', id) }},
        ''
    )
    {%- endset -%}
{{ text_sha256_hex(hashes) }}
{%- endmacro %}
