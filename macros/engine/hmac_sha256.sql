{% macro hmac_sha256(message, key='k') -%}
    {{ return(hmac_sha256_of_bytes(ascii_bytes(message), key)) }}
{%- endmacro %}
