{% macro draw(digest, position) -%}
cast({{ digest_slice(digest, 2 * position, 2) }} as int)
{%- endmacro %}
