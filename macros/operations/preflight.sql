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

{# preflight_keys(faults): per table: rows, doubled keys, blank keys, keys that are not ASCII or longer than 48 characters. #}
{% macro preflight_keys(faults) -%}
    {%- do preflight_title('Keys') -%}
    {%- set live = source_columns() -%}
    {%- for entry in ssd_tables() -%}
        {%- set policy = policy_columns(entry.table) -%}
        {%- if table_is_readable(entry.table, policy, live) and policy | map(attribute='method') | unique | list != ['keep'] -%}
            {%- set keys = policy | selectattr('row_key') | list -%}
            {%- set row_key = row_key_expression(policy) -%}
            {%- set row = run_query(
                "select count(*) as rows_found, count(*) - count(distinct k.row_key) as doubled, sum(case when k.row_key = '' then 1 else 0 end) as blank, "
                ~ 'sum(k.not_ascii) as not_ascii, sum(case when len(k.row_key) > 48 then 1 else 0 end) as too_long from (select ' ~ row_key ~ ' as row_key, case when '
                ~ ascii_form(row_key) ~ ' <> ' ~ row_key ~ ' then 1 else 0 end as not_ascii from (' ~ prepared_source(entry.table, keys, live) ~ ') as s) as k').rows[0] -%}
            {%- if row[1] or row[2] or row[3] or row[4] -%}
                {%- do print('  ' ~ entry.table ~ ': ' ~ row[0] ~ ' rows, ' ~ row[1] ~ ' doubled, ' ~ row[2] ~ ' blank, ' ~ row[3] ~ ' not ASCII, ' ~ row[4] ~ ' longer than 48') -%}
            {%- endif -%}
            {%- if row[1] -%}{%- do faults.append(entry.table ~ ': ' ~ row[1] ~ ' doubled keys. Remove the doubled records from the extract.') -%}{%- endif -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do print('  every other key is unique, filled, ASCII and at most 48 characters long') -%}
{%- endmacro %}

{# preflight_codes(): the share of filled values that are neither a code nor a label of their column's list, nor start with a
   code, where there are any. #}
{% macro preflight_codes() -%}
    {%- do preflight_title('Codes off their list') -%}
    {%- set lists = ref('reference__lists') -%}
    {%- if not relation_exists(lists) -%}
        {%- do print('  not counted: the lists are loaded by the first build, or by `dbt build --select "path:seeds" "path:models/reference"`') -%}
    {%- else -%}
        {%- set live = source_columns() -%}
        {%- for entry in ssd_tables() -%}
            {%- set policy = policy_columns(entry.table) -%}
            {%- for rule in policy if rule.method in ['code', 'flag'] and table_is_readable(entry.table, policy, live) and live_column(rule, live[entry.table]) is not none -%}
                {%- set row = run_query(
                    'select count(*) as filled, coalesce(sum(v.off_list), 0) as off_list from (select case when exists (select 1 from ' ~ lists ~ " as l where l.list_name = '" ~ rule.list
                    ~ "' and (l.code_key = s." ~ rule.name ~ ' or l.label_key = s.' ~ rule.name ~ ' or ' ~ starts_with_code('s.' ~ rule.name, 'l.code_key') ~ ')) then 0 else 1 end as off_list from ('
                    ~ prepared_source(entry.table, [rule], live) ~ ') as s where s.' ~ rule.name ~ " <> '') as v").rows[0] -%}
                {%- if row[1] -%}
                    {%- do print('  ' ~ entry.table ~ '.' ~ rule.name ~ ' (' ~ rule.list ~ '): ' ~ row[1] ~ ' of ' ~ row[0] ~ ' (' ~ (100 * row[1] / row[0]) | round(1) ~ ' %)') -%}
                {%- endif -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{# preflight_dates(): dates before 1900 or after 2100, which the scramble makes empty. #}
{% macro preflight_dates() -%}
    {%- do preflight_title('Dates before 1900 or after 2100 (made empty; 9999-12-31 is a placeholder and stays)') -%}
    {%- set live = source_columns() -%}
    {%- for entry in ssd_tables() -%}
        {%- set policy = policy_columns(entry.table) -%}
        {%- set dates = policy | selectattr('kind', 'equalto', 'date') | list -%}
        {%- if dates and table_is_readable(entry.table, policy, live) -%}
            {%- set counts = [] -%}
            {%- for rule in dates -%}
                {%- do counts.append('coalesce(sum(case when ' ~ day_number('s.' ~ rule.name) ~ ' not between 0 and ' ~ last_day_number() ~ ' then 1 else 0 end), 0) as ' ~ rule.name) -%}
            {%- endfor -%}
            {%- set row = run_query('select ' ~ counts | join(', ') ~ ' from (' ~ prepared_source(entry.table, dates, live) ~ ') as s').rows[0] -%}
            {%- for rule in dates -%}
                {%- if row[loop.index0] -%}{%- do print('  ' ~ entry.table ~ '.' ~ rule.name ~ ': ' ~ row[loop.index0]) -%}{%- endif -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
