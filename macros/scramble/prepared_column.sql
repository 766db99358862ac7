{# prepared_column(rule, columns): how a source column is read before anything else happens to it.
   rule: from policy_columns(); columns: the table's live columns, from source_columns().
   text       normalised text of at most 255 characters (an absent code of a `null_means: no` list becomes its code for "none")
   long_text  normalised text of at most 4,000 characters
   date       a date; partial_date and number: see partial_date() and try_number()
   raw        the value as it is, empty where the SSD's type cannot hold it
   A column that the source does not have is a typed NULL. Every conversion is a TRY_ conversion: errors quote values. #}
{% macro prepared_column(rule, columns) -%}
    {%- set live = live_column(rule, columns) -%}
    {%- set width = 4000 if rule.kind == 'long_text' else 255 -%}
    {%- if live is none -%}
        {%- if rule.kind == 'raw' -%}{%- set value = typed('null', rule.data_type) -%}
        {%- elif rule.kind == 'date' -%}{%- set value = 'cast(null as date)' -%}
        {%- elif rule.kind == 'number' -%}{%- set value = 'cast(null as decimal(18, 4))' -%}
        {%- else -%}{%- set value = normalised('cast(null as nvarchar(' ~ width ~ '))', width) -%}{%- endif -%}
    {%- elif rule.kind == 'raw' -%}{%- set value = typed(live.name, rule.data_type, safe=true) -%}
    {%- elif rule.kind == 'date' -%}{%- set value = try_date(live.name, live.family) -%}
    {%- elif rule.kind == 'number' -%}{%- set value = try_number(live.name, live.family) -%}
    {%- else -%}{%- set value = normalised(source_text(live.name, live.family), width) -%}{%- endif -%}
    {%- if rule.null_is_no and rule.method == 'code' -%}
        {%- set value = exact_text("coalesce(nullif(" ~ value ~ ", ''), '" ~ (rule.options.absence or 'NONE') ~ "')", width) -%}
    {%- endif -%}
    {{ return(value) }}
{%- endmacro %}

{# prepared_source(table, rules, live, text_copies): a SELECT of a source table with the columns of `rules`, prepared; no rows where the
   table is missing or has no key. text_copies: dates and numbers held as text come a second time, as text, in <column>__text. #}
{% macro prepared_source(table, rules, live, text_copies=false) -%}
    {%- set relation = source('ssd', table) -%}
    {%- set readable = table_is_readable(table, policy_columns(table), live) -%}
    {%- set columns = live.get(table, {}) if readable else {} -%}
select
        {%- for rule in rules %}
        {{ prepared_column(rule, columns) }} as {{ rule.name }}{{ ',' if not loop.last }}
        {%- endfor %}
        {%- if text_copies %}
            {%- for rule in rules if rule.kind in ['date', 'number'] and live_text_column(rule, columns) %},
        {{ normalised(live_column(rule, columns).name) }} as {{ rule.name }}__text
            {%- endfor %}
        {%- endif %}
    {%- if readable %}
    from {{ relation }}
    {%- else %}
    where 1 = 0
    {%- endif %}
{%- endmacro %}

{# partial_date(column): the date that a date held as text stands for: an unknown day (zz) counts as the 15th, an unknown day and month as 1 May.
   (From 1 May a shift crosses into the year before about as often as not: any other day would give the true year away.) #}
{% macro partial_date(column) -%}
    {{ try_date("replace(replace(" ~ column ~ ", 'ZZ/ZZ/', '01/05/'), 'ZZ/', '15/')", 'text') }}
{%- endmacro %}

{# column_date(rule, alias): a prepared date column as a date, whichever way it is held. #}
{% macro column_date(rule, alias='s') -%}
    {%- set column = alias ~ '.' ~ rule.name -%}
    {{ return(partial_date(column) if rule.kind == 'partial_date' else column) }}
{%- endmacro %}

{# row_key_expression(rules, alias): the row key of a table as one text; empty where the key is NULL. #}
{% macro row_key_expression(rules, alias='s') -%}
    {%- set parts = [] -%}
    {%- for rule in rules if rule.row_key -%}{%- do parts.append(alias ~ '.' ~ rule.name) -%}{%- endfor -%}
    {%- if parts | length == 1 -%}{{ return("coalesce(" ~ parts[0] ~ ", '')") }}{%- endif -%}
    {{ return('concat(' ~ parts | join(", '|', ") ~ ')') }}
{%- endmacro %}

{# rows_join(table, rules): the join from a prepared source row `s` to its row in the vault, `r`. #}
{% macro rows_join(table, rules) -%}
inner join {{ ref('vault__rows') }} as r
        on r.table_number = {{ table_number(table) }} and r.row_key = {{ row_key_expression(rules) }}
{%- endmacro %}

{# table_number(table): the number of a table in ssd_tables(). #}
{% macro table_number(table) -%}
    {%- for entry in ssd_tables() if entry.table == table -%}{{ return(entry.number) }}{%- endfor -%}
    {{ exceptions.raise_compiler_error("unknown SSD table '" ~ table ~ "'. Valid tables: " ~ ssd_tables() | map(attribute='table') | join(', ') ~ '.') }}
{%- endmacro %}
