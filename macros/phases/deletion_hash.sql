{# deletion_hash(): SQL: what stands as current_hash where the record is a deletion: the SHA-256 of the word purge. A sender overwrites row_state, so this tells
   that the child has left. #}
{% macro deletion_hash() -%}{{ return(typed(hex_bytes("'c1a4373e1006096b0e1c0dcc8e2bc05f8063e3520cc0502a7292627b14bb9061'"), 'varbinary(32)')) }}{%- endmacro %}
