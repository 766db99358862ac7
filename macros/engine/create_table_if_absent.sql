{% macro create_table_if_absent(relation, columns) -%}
    {{ return(adapter.dispatch('create_table_if_absent', 'ssd_scrambler')(relation=relation, columns=columns)) }}
{%- endmacro %}

{% macro default__create_table_if_absent(relation, columns) %}
    {{- engine_not_supported('create_table_if_absent') -}}
{% endmacro %}

{% macro sqlserver__create_table_if_absent(relation, columns) -%}
if not exists (
    select 1
    from {{ bracketed_name(relation.database) }}.INFORMATION_SCHEMA.TABLES
    where TABLE_SCHEMA = {{ quoted(relation.schema) }} and TABLE_NAME = {{ quoted(relation.identifier) }}
)
    create table {{ relation }} (
        {{- columns_with_types(columns) }}
    )
{%- endmacro %}

{% macro duckdb__create_table_if_absent(relation, columns) -%}
create table if not exists {{ relation }} (
    {{- columns_with_types(columns) }}
)
{%- endmacro %}

{% macro columns_with_types(columns) -%}
    {%- for name, type in columns.items() %}
        {{ name }} {{ type }}{{ ',' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
