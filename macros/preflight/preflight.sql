{# preflight(): run-operation. Looks before anything is read in bulk, writes nothing, and prints counts and names, never a value: the server and the
   login's rights, which tables and columns of SSD v1.4.5 are there, keys, identifiers, codes off their list, dates out of range, and whether the SSD is
   being refreshed meanwhile. Raises at the end where a scramble could not run. #}
{% macro preflight() -%}
    {%- set faults = [] -%}
    {%- set before = preflight_row_counts() -%}
    {%- do preflight_server(faults) -%}
    {%- do preflight_tables(faults) -%}
    {%- do preflight_keys(faults) -%}
    {%- do preflight_codes() -%}
    {%- do preflight_dates() -%}
    {%- do preflight_refresh(before, preflight_row_counts(), faults) -%}
    {%- do print('') -%}
    {%- if faults -%}
        {%- for fault in faults -%}{%- do print('  STOP  ' ~ fault) -%}{%- endfor -%}
        {{ exceptions.raise_compiler_error('Preflight found ' ~ faults | length ~ ' reasons why a scramble could not run. They are listed above.') }}
    {%- endif -%}
    {%- do print('Preflight found nothing that would stop a scramble. Next: dbt build --selector scramble') -%}
{%- endmacro %}

{# preflight_title(text): a heading of the report. #}
{% macro preflight_title(text) -%}
    {%- do print('') -%}
    {%- do print(text) -%}
    {%- do print('-' * text | length) -%}
{%- endmacro %}

{# preflight_server(faults): the server's version and settings, as far as the login may read them. #}
{% macro preflight_server(faults) -%}
    {%- do preflight_title('Server') -%}
    {%- for name, value, fault in server_facts() -%}
        {%- do print('  ' ~ name ~ ': ' ~ (value if value is not none else 'not readable')) -%}
        {%- if fault -%}{%- do faults.append(fault) -%}{%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# preflight_tables(faults): tables and columns of SSD v1.4.5 found, missing and not in the policy. #}
{% macro preflight_tables(faults) -%}
    {%- do preflight_title('Tables and columns of SSD v1.4.5') -%}
    {%- set live = source_columns() -%}
    {%- set found = namespace(columns=0) -%}
    {%- set missing_tables = [] -%}
    {%- set missing_columns = [] -%}
    {%- set unknown = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- set rules = policy_columns(entry.table) -%}
        {%- if entry.table not in live -%}
            {%- do missing_tables.append(entry.table) -%}
        {%- else -%}
            {%- set known = [] -%}
            {%- for rule in rules -%}
                {%- set column = live_column(rule, live[entry.table]) -%}
                {%- if column is none -%}{%- do missing_columns.append(entry.table ~ '.' ~ rule.name) -%}
                {%- else -%}
                    {%- set found.columns = found.columns + 1 -%}
                    {%- do known.append(column.name | lower) -%}
                {%- endif -%}
            {%- endfor -%}
            {%- for name in live[entry.table] if name not in known -%}{%- do unknown.append(entry.table ~ '.' ~ name) -%}{%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do print('  found: ' ~ live | length ~ ' of ' ~ ssd_tables() | length ~ ' tables, ' ~ found.columns ~ ' columns') -%}
    {%- for title, names in [('missing tables (stay empty)', missing_tables), ('missing columns (stay empty)', missing_columns), ('columns without a rule (the gate will stop)', unknown)] if names -%}
        {%- do print('  ' ~ title ~ ': ' ~ names | join(', ')) -%}
    {%- endfor -%}
    {%- if not live -%}{%- do faults.append('No SSD table can be read: check ssd_schema, ssd_database and the rights of the login.') -%}{%- endif -%}
    {%- for fault in source_type_faults(live) -%}{%- do faults.append(fault) -%}{%- endfor -%}
{%- endmacro %}

{# preflight_row_counts(): rows of each readable SSD table: table -> count. #}
{% macro preflight_row_counts() -%}
    {%- set live = source_columns() -%}
    {%- set counts = {} -%}
    {%- for entry in ssd_tables() if entry.table in live -%}
        {%- do counts.update({entry.table: run_query('select count(*) as rows_found from ' ~ source('ssd', entry.table)).rows[0][0]}) -%}
    {%- endfor -%}
    {{ return(counts) }}
{%- endmacro %}

{# preflight_refresh(before, after, faults): whether row counts changed while the report was made. #}
{% macro preflight_refresh(before, after, faults) -%}
    {%- do preflight_title('Refresh') -%}
    {%- set moved = [] -%}
    {%- for table, count in before.items() if after.get(table) != count -%}{%- do moved.append(table) -%}{%- endfor -%}
    {%- if moved -%}
        {%- do print('  row counts changed meanwhile: ' ~ moved | join(', ')) -%}
        {%- do faults.append('The SSD is being refreshed (row counts changed while this report was made). Scramble when the refresh has ended.') -%}
    {%- else -%}
        {%- do print('  row counts stood still') -%}
    {%- endif -%}
{%- endmacro %}
