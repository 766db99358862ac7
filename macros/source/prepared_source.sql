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
