{% macro value_order(expression) -%}
    {{ return(digest_slice(sha256_digest(ascii_form(expression)), 0, 7)) }}
{%- endmacro %}
