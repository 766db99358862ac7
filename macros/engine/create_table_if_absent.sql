{# create_table_if_absent(relation, columns): creates a table unless it is there. columns: name -> type, types that both engines take. #}
{% macro create_table_if_absent(relation, columns) -%}
    {{ return(adapter.dispatch('create_table_if_absent', 'ssd_scrambler')(relation=relation, columns=columns)) }}
{%- endmacro %}

{% macro default__create_table_if_absent(relation, columns) %}{{ engine_not_supported('create_table_if_absent') }}{% endmacro %}

{% macro sqlserver__create_table_if_absent(relation, columns) -%}
if not exists (select 1 from [{{ relation.database | replace(']', ']]') }}].INFORMATION_SCHEMA.TABLES where TABLE_SCHEMA = '{{ relation.schema | replace("'", "''") }}' and TABLE_NAME = '{{ relation.identifier }}')
    create table {{ relation }} ({% for name, type in columns.items() %}{{ name }} {{ type }}{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}

{% macro duckdb__create_table_if_absent(relation, columns) -%}
create table if not exists {{ relation }} ({% for name, type in columns.items() %}{{ name }} {{ type }}{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}
