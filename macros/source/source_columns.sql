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
    {%- set tables = tables_of_run() -%}
    {%- set names = tables | map(attribute='table') | list -%}
    {%- set any_table = source('ssd', names[0]) -%}
    {%- set found = {} -%}
    {%- for row in run_query(schema_columns_sql(any_table.database, any_table.schema)).rows if row[0] | lower in names -%}
        {%- do found.setdefault(row[0] | lower, {}).update({row[1] | lower: {'name': row[1], 'type': row[2], 'family': type_family(row[2])}}) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{% macro policy_as_source() -%}
    {%- set found = {} -%}
    {%- for entry in tables_of_run() -%}
        {%- set columns = {} -%}
        {%- for rule in policy_columns(entry.table) -%}
            {%- do columns.update({rule.name | lower: {'name': rule.name, 'type': rule.data_type, 'family': type_family(rule.data_type)}}) -%}
        {%- endfor -%}
        {%- do found.update({entry.table: columns}) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
