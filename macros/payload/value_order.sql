{# value_order(expression): a whole number by which texts are ordered where any fixed order will do: seven bytes of the text's digest. #}
{% macro value_order(expression) -%}
    {{ return(digest_slice(sha256_digest(ascii_form(expression)), 0, 7)) }}
{%- endmacro %}
