{# source_columns(): the columns of the SSD as it is here: table -> {column in lower case -> {name, type, family}}, tables that are
   missing left out, and those that are not of this run (tables_of_run()). Where nothing may be asked of a database (while parsing, and under
   --no-introspect) the policy's own columns stand in. The only way in which other macros read live columns; unit tests override it.
   One query for the whole schema and the whole run (run_memory()): every node sees the same columns. #}
{% macro source_columns() -%}
    {%- if not execute -%}{{ return({}) }}{%- endif -%}
    {%- set known = run_memory() -%}
    {%- if 'source_columns' not in known -%}{%- do known.update({'source_columns': read_source_columns()}) -%}{%- endif -%}
    {{ return(known.source_columns) }}
{%- endmacro %}

{# read_source_columns(): see source_columns. #}
{% macro read_source_columns() -%}
    {%- set found = {} -%}
    {%- set tables = tables_of_run() -%}
    {%- if not flags.INTROSPECT -%}
        {%- for entry in tables -%}
            {%- set columns = {} -%}
            {%- for rule in policy_columns(entry.table) -%}
                {%- do columns.update({rule.name | lower: {'name': rule.name, 'type': rule.data_type, 'family': type_family(rule.data_type)}}) -%}
            {%- endfor -%}
            {%- do found.update({entry.table: columns}) -%}
        {%- endfor -%}
        {{ return(found) }}
    {%- endif -%}
    {%- set any_table = source('ssd', tables[0].table) -%}
    {%- set names = tables | map(attribute='table') | list -%}
    {%- for row in run_query(schema_columns_sql(any_table.database, any_table.schema)).rows -%}
        {%- set table = row[0] | lower -%}
        {%- if table in names -%}
            {%- if table not in found -%}{%- do found.update({table: {}}) -%}{%- endif -%}
            {%- do found[table].update({row[1] | lower: {'name': row[1], 'type': row[2], 'family': type_family(row[2])}}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
