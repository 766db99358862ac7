{% macro deletion_hash() -%}
{{ typed(hex_bytes("'c1a4373e1006096b0e1c0dcc8e2bc05f8063e3520cc0502a7292627b14bb9061'"), 'varbinary(32)') }}
{%- endmacro %}
