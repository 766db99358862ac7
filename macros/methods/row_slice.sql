{% macro row_slice(rule, skip=0, bytes=none) -%}
    {{ return(digest_slice('p.row_digest', rule.offset + skip, bytes or [rule.bytes, 4] | min)) }}
{%- endmacro %}
