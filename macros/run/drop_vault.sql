{# drop_vault(): drops (not empties) everything in the vault: views first. Returns how many. #}
{% macro drop_vault() -%}
    {%- set found = vault_relations() -%}
    {%- for relation in found if relation.type == 'view' -%}{%- do adapter.drop_relation(relation) -%}{%- endfor -%}
    {%- for relation in found if relation.type != 'view' -%}{%- do adapter.drop_relation(relation) -%}{%- endfor -%}
    {{ return(found | length) }}
{%- endmacro %}
