{% macro schema_columns_sql(database, schema) -%}
    {{ return(adapter.dispatch('schema_columns_sql', 'ssd_scrambler')(database=database, schema=schema)) }}
{%- endmacro %}

{% macro default__schema_columns_sql(database, schema) %}{{ engine_not_supported('schema_columns_sql') }}{% endmacro %}

{# Upper case: a database with a case-sensitive collation knows these names no other way. #}
{% macro sqlserver__schema_columns_sql(database, schema) -%}
select TABLE_NAME, COLUMN_NAME, DATA_TYPE, ORDINAL_POSITION
from {{ bracketed_name(database) }}.INFORMATION_SCHEMA.COLUMNS
where TABLE_SCHEMA = {{ quoted(schema) }}
{%- endmacro %}

{% macro duckdb__schema_columns_sql(database, schema) -%}
select table_name, column_name, data_type, ordinal_position
from information_schema.columns
where lower(table_catalog) = lower({{ quoted(database) }}) and table_schema = {{ quoted(schema) }}
{%- endmacro %}
