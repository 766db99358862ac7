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

{% macro live_table(table, rules) -%}
    {%- set shape = conform_source(table) -%}
select
        {%- for rule in rules %}
        {%- set value = live_value(rule, shape.columns[rule.name] if shape.is_readable else none) %}
        {{ value }}{% if value != rule.name %} as {{ rule.name }}{% endif %}{{ ',' if not loop.last }}
        {%- endfor %}
    {{ from_source(table, shape) }}
{%- endmacro %}

{% macro live_value(rule, column) -%}
    {%- set family = type_family(rule.data_type) -%}
    {%- if not column -%}
        {{ return(typed('null', rule.data_type)) }}
    {%- elif family == 'text' -%}
        {{ return(source_text(column.name, column.family)) }}
    {%- elif family == 'date' -%}
        {{ return(try_date(column.name, column.family)) }}
    {%- endif -%}
    {{ return(try_number(column.name, column.family)) }}
{%- endmacro %}
