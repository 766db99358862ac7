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
