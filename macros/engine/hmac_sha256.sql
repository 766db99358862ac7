{# hmac_sha256(message, key='k'): HMAC-SHA256 (RFC 2104) of an ASCII text (see ascii_form), at most 8,000 characters, under the padded
   keys inner_pad and outer_pad of the relation `key`. Returns a digest in the engine's own form; see digest_slice and digest_hex. #}
{% macro hmac_sha256(message, key='k') -%}
    {{ return(hmac_sha256_of_bytes(ascii_bytes(message), key)) }}
{%- endmacro %}
