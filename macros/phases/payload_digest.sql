{# payload_digest(payload, id): SQL, an aggregate: the SHA-256 over the SHA-256 of each payload (64 hexadecimal characters each, joined without separator) in order of id. #}
{% macro payload_digest(payload, id) -%}
    {{ return(text_sha256_hex("coalesce(" ~ text_aggregate(text_sha256_hex(payload), '', id) ~ ", '')")) }}
{%- endmacro %}
