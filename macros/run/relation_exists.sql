{% macro relation_exists(relation) -%}
    {%- set names = run_query(schema_relations_sql(relation.database, relation.schema)).columns[0].values() -%}
    {{ return(relation.identifier | lower in names | map('lower') | list) }}
{%- endmacro %}
