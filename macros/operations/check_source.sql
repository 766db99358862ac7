{# check_source(): raises where the source cannot be scrambled safely, before anything of it is read: no SSD table found, or a column
   of a type that its rule cannot read. Warns about tables, keys and columns that are missing; they become empty. Shows names, never values. #}
{% macro check_source() -%}
    {%- set live = source_columns() -%}
    {%- if not live -%}
        {%- set any_table = source('ssd', 'ssd_person') -%}
        {{ exceptions.raise_compiler_error(
            'No SSD table was found in schema ' ~ any_table.schema ~ ' of database ' ~ any_table.database
            ~ '. Set the vars ssd_schema and ssd_database, and let the login read that schema. For a demonstration source run `python scripts/generate_ssd.py`.') }}
    {%- endif -%}
    {%- do check_exclusions() -%}
    {%- set missing = [] -%}
    {%- for entry in tables_of_run() -%}
        {%- set rules = policy_columns(entry.table) -%}
        {%- if entry.table not in live -%}
            {%- do missing.append(entry.table ~ ' (table)') -%}
        {%- else -%}
            {%- for rule in rules -%}
                {%- set column = live_column(rule, live[entry.table]) -%}
                {%- if column is none and rule.row_key -%}
                    {%- do missing.append(entry.table ~ ' (skipped: it lacks its key, ' ~ rule.name ~ ')') -%}
                {%- elif column is none -%}
                    {%- do missing.append(entry.table ~ '.' ~ rule.name) -%}
                {%- endif -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if missing -%}
        {%- do exceptions.warn('The source lacks ' ~ missing | length ~ ' of the SSD v1.4.5: ' ~ missing | join(', ') ~ '. They stay empty in the scrambled copy.') -%}
    {%- endif -%}
    {%- set faults = source_type_faults(live) -%}
    {%- if faults -%}
        {{ exceptions.raise_compiler_error('The source has columns that cannot be read: ' ~ faults | join('; ') ~ '. Mend the extract, or put a view with the right type in its place (var ssd_schema).') }}
    {%- endif -%}
{%- endmacro %}

{# check_exclusions(): raises unless the var `exclusions` is empty or names a table with a column person_id. #}
{% macro check_exclusions() -%}
    {%- if var('exclusions') -%}
        {%- set relation = exclusions_relation() -%}
        {%- set columns = [] -%}
        {%- for row in run_query(schema_columns_sql(relation.database, relation.schema)).rows if row[0] | lower == relation.identifier | lower -%}
            {%- do columns.append(row[1] | lower) -%}
        {%- endfor -%}
        {%- if 'person_id' not in columns -%}{{ refuse_exclusions(', which has no such column' if columns else ', which is not there') }}{%- endif -%}
    {%- endif -%}
{%- endmacro %}
