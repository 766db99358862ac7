{# draw(digest, position): a whole number, 0 to 65535: two bytes of a digest, position 0 to 15. #}
{% macro draw(digest, position) -%}
cast({{ digest_slice(digest, 2 * position, 2) }} as int)
{%- endmacro %}
