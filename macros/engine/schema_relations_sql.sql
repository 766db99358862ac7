{% macro schema_relations_sql(database, schema) -%}
    {{ return(adapter.dispatch('schema_relations_sql', 'ssd_scrambler')(database=database, schema=schema)) }}
{%- endmacro %}

{% macro default__schema_relations_sql(database, schema) %}
    {{- engine_not_supported('schema_relations_sql') -}}
{% endmacro %}

{# Upper case: a database with a case-sensitive collation knows these names no other way. #}
{% macro sqlserver__schema_relations_sql(database, schema) -%}
select TABLE_NAME, case TABLE_TYPE when 'VIEW' then 'view' else 'table' end as relation_type
from {{ bracketed_name(database) }}.INFORMATION_SCHEMA.TABLES
where TABLE_SCHEMA = {{ quoted(schema) }}
{%- endmacro %}

{% macro duckdb__schema_relations_sql(database, schema) -%}
select table_name, case table_type when 'VIEW' then 'view' else 'table' end as relation_type
from information_schema.tables
where lower(table_catalog) = lower({{ quoted(database) }}) and table_schema = {{ quoted(schema) }}
{%- endmacro %}
