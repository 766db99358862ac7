{# relation_exists(relation): whether a table or view is in the database now, whatever dbt's cache believes. #}
{% macro relation_exists(relation) -%}
    {%- for row in run_query(schema_relations_sql(relation.database, relation.schema)).rows if row[0] | lower == relation.identifier | lower -%}
        {{ return(true) }}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}
