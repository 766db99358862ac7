{% macro lane_table(lane, table) -%}
    {%- if lane in ['constructed', 'scrambled'] -%}
        {{ return(ref('%s__%s' | format(lane, table)) | string) }}
    {%- endif -%}
    {%- if lane != 'live' -%}
        {{ exceptions.raise_compiler_error("lane is constructed, scrambled or live, not '%s'." | format(lane)) }}
    {%- endif -%}
    {%- do source('ssd', table) -%}
    {%- set rules = policy_columns(table) -%}
    {%- if not rules -%}
        {{ return('(select 1 as not_compiled)') }}
    {%- endif -%}
    {{ return('(%s)' | format(live_table(table, rules))) }}
{%- endmacro %}

{# live_table(table, rules): a SELECT of a source table as it is: text unchanged, dates and numbers by TRY_ conversions,
   since errors quote values. No rows where the table is missing or has no key. #}
{% macro live_table(table, rules) -%}
    {%- set tables = source_columns() -%}
    {%- set readable = table_is_readable(table, rules, tables) -%}
    {%- set columns = tables.get(table, {}) if readable else {} -%}
select
        {%- for rule in rules %}
        {%- set value = live_value(rule, columns) %}
        {{ value }}{% if value != rule.name %} as {{ rule.name }}{% endif %}{{ ',' if not loop.last }}
        {%- endfor %}
    {%- if readable %}
    from {{ source('ssd', table) }}
    {%- else %}
    where 1 = 0
    {%- endif %}
{%- endmacro %}

{# live_value(rule, columns): a source column as it is, in the family of its SSD type; a missing one is NULL. #}
{% macro live_value(rule, columns) -%}
    {%- set column = live_column(rule, columns) -%}
    {%- set family = type_family(rule.data_type) -%}
    {%- if column is none -%}
        {{ return(typed('null', rule.data_type)) }}
    {%- elif family == 'text' -%}
        {{ return(source_text(column.name, column.family)) }}
    {%- elif family == 'date' -%}
        {{ return(try_date(column.name, column.family)) }}
    {%- endif -%}
    {{ return(try_number(column.name, column.family)) }}
{%- endmacro %}
