{# Views first: not every server drops a table that a view reads. #}
{% macro drop_vault() -%}
    {%- set found = vault_relations() -%}
    {%- for relation in found if relation.type == 'view' -%}
        {%- do adapter.drop_relation(relation) -%}
    {%- endfor -%}
    {%- for relation in found if relation.type != 'view' -%}
        {%- do adapter.drop_relation(relation) -%}
    {%- endfor -%}
    {{ return(found | length) }}
{%- endmacro %}
