{# One query for the whole schema and the whole run: every node sees the same columns. #}
{% macro source_columns() -%}
    {%- if not execute -%}
        {{ return({}) }}
    {%- endif -%}
    {%- set known = run_memory() -%}
    {%- if 'source_columns' not in known -%}
        {%- do known.update({'source_columns': read_source_columns() if flags.INTROSPECT else policy_as_source()}) -%}
    {%- endif -%}
    {{ return(known.source_columns) }}
{%- endmacro %}

{% macro read_source_columns() -%}
    {%- set names = tables_of_run() | map(attribute='table') | list -%}
    {%- set any_table = source('ssd', names[0]) -%}
    {%- set rows = run_query(schema_columns_sql(any_table.database, any_table.schema)).rows -%}
    {%- set found = {} -%}
    {%- for row in rows if row[0] | lower in names -%}
        {%- do found.setdefault(row[0] | lower, {}).update(shape_of_column(row[1], row[2])) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{% macro policy_as_source() -%}
    {%- set found = {} -%}
    {%- for entry in tables_of_run() -%}
        {%- set columns = {} -%}
        {%- for rule in policy_columns(entry.table) -%}
            {%- do columns.update(shape_of_column(rule.name, rule.data_type)) -%}
        {%- endfor -%}
        {%- do found.update({entry.table: columns}) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{% macro shape_of_column(name, type) -%}
    {{ return({name | lower: {'name': name, 'type': type, 'family': type_family(type)}}) }}
{%- endmacro %}
