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
