{# schema_columns_sql(database, schema): a query that lists the columns of every table and view of a schema:
   table_name, column_name, data_type, ordinal_position. #}
{% macro schema_columns_sql(database, schema) -%}
    {{ return(adapter.dispatch('schema_columns_sql', 'ssd_scrambler')(database=database, schema=schema)) }}
{%- endmacro %}

{% macro default__schema_columns_sql(database, schema) %}{{ engine_not_supported('schema_columns_sql') }}{% endmacro %}

{% macro sqlserver__schema_columns_sql(database, schema) -%}
select table_name, column_name, data_type, ordinal_position
from [{{ database }}].information_schema.columns
where table_schema = '{{ schema | replace("'", "''") }}'
{%- endmacro %}

{% macro duckdb__schema_columns_sql(database, schema) -%}
select table_name, column_name, data_type, ordinal_position
from information_schema.columns
where lower(table_catalog) = lower('{{ database }}') and table_schema = '{{ schema | replace("'", "''") }}'
{%- endmacro %}
