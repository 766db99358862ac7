{# Before anything of the source is read. Names alone, never values. #}
{% macro check_source() -%}
    {%- if not source_columns() -%}
        {%- set person = source('ssd', 'ssd_person') -%}
        {{ exceptions.raise_compiler_error(
            'No SSD table was found in schema %s of database %s. Set the vars ssd_schema and ssd_database, and let the login read that schema. For a demonstration source run `python scripts/generate_ssd.py`.'
            | format(person.schema, person.database)
        ) }}
    {%- endif -%}
    {%- do check_exclusions() -%}
    {%- do warn_of_missing_columns() -%}
    {%- do warn_of_unknown_tables() -%}
    {%- set faults = source_type_faults() -%}
    {%- if faults -%}
        {{ exceptions.raise_compiler_error(
            'The source has columns that cannot be read: %s. Mend the extract, or put a view with the right type in its place (var ssd_schema).'
            | format(faults | join('; '))
        ) }}
    {%- endif -%}
{%- endmacro %}

{% macro check_exclusions() -%}
    {%- if var('exclusions') -%}
        {%- set relation = exclusions_relation() -%}
        {%- set columns = [] -%}
        {%- for row in run_query(schema_columns_sql(relation.database, relation.schema)).rows -%}
            {%- do columns.append(row[1] | lower) if row[0] | lower == relation.identifier | lower -%}
        {%- endfor -%}
        {%- if 'person_id' not in columns -%}
            {{ refuse_exclusions(', which has no such column' if columns else ', which is not there') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{% macro warn_of_missing_columns() -%}
    {%- set missing = [] -%}
    {%- for entry in tables_of_run() -%}
        {%- set shape = conform_source(entry.table) -%}
        {%- if not shape.is_there -%}
            {%- do missing.append('%s (table)' | format(entry.table)) -%}
        {%- else -%}
            {%- for rule in policy_columns(entry.table) if not shape.columns[rule.name] -%}
                {%- set form = '%s (skipped: it lacks its key, %s)' if rule.row_key else '%s.%s' -%}
                {%- do missing.append(form | format(entry.table, rule.name)) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if missing -%}
        {%- do exceptions.warn(
            'The source lacks %s of the SSD v1.4.5: %s. They stay empty in the scrambled copy.'
            | format(missing | length, missing | join(', '))
        ) -%}
    {%- endif -%}
{%- endmacro %}

{# A whole table without rules is easily overlooked: no column of it can fail the gate. #}
{% macro warn_of_unknown_tables() -%}
    {%- set unknown = unknown_tables() -%}
    {%- if unknown.without_rules -%}
        {%- do exceptions.warn(
            'The source schema has tables without rules (never read): %s. The scrambled copy goes without them.'
            | format(unknown.without_rules | join(', '))
        ) -%}
    {%- endif -%}
    {%- if unknown.not_read -%}
        {%- do log('Staging and log tables in the source schema (not read): %s' | format(unknown.not_read | join(', ')), info=true) -%}
    {%- endif -%}
{%- endmacro %}
