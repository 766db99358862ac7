{% macro preflight_keys(faults) -%}
    {%- do preflight_title('Keys') -%}
    {%- for entry in ssd_tables() if conform_source(entry.table).is_readable -%}
        {%- set rules = policy_columns(entry.table) -%}
        {%- if not is_reference_table(rules) -%}
            {%- set keys = rules | selectattr('row_key') | list -%}
            {%- set query -%}
select
    count(*) as rows_found,
    count(*) - count(distinct k.row_key) as doubled,
    sum(case when k.row_key = '' then 1 else 0 end) as blank,
    sum(k.not_ascii) as not_ascii,
    sum(case when len(k.row_key) > 48 then 1 else 0 end) as too_long
from (
    select r.row_key, case when {{ ascii_form('r.row_key') }} <> r.row_key then 1 else 0 end as not_ascii
    from (
        select {{ row_key(rules) }} as row_key
        from ({{ read_rows(entry.table, keys) }}) as s
    ) as r
) as k
            {%- endset -%}
            {%- set rows_found, doubled, blank, not_ascii, too_long = run_query(query).rows[0] -%}
            {%- if doubled or blank or not_ascii or too_long -%}
                {%- do print(
                    '  %s: %s rows, %s doubled, %s blank, %s not ASCII, %s longer than 48'
                    | format(entry.table, rows_found, doubled, blank, not_ascii, too_long)
                ) -%}
            {%- endif -%}
            {%- if doubled -%}
                {%- do faults.append(
                    '%s: %s doubled keys. Remove the doubled records from the extract.' | format(entry.table, doubled)
                ) -%}
            {%- endif -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do print('  every other key is unique, filled, ASCII and at most 48 characters long') -%}
{%- endmacro %}
