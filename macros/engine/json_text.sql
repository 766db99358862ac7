{% macro json_text(expression) -%}
    {{ return(adapter.dispatch('json_text', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__json_text(expression) %}{{ engine_not_supported('json_text') }}{% endmacro %}

{# STRING_ESCAPE alone would write \/ for a stroke, which FOR JSON does too and the other engine does not. #}
{% macro sqlserver__json_text(expression) -%}
    {%- set text %}{{ expression }} collate Latin1_General_100_BIN2{% endset -%}
concat('"', case
        when {{ expression }} like concat('%[^ -', nchar(65533), ']%') collate Latin1_General_100_BIN2
            then replace(string_escape({{ text }}, 'json'), '\/', '/')
        else replace(replace({{ text }}, '\', '\\'), '"', '\"')
    end, '"')
{%- endmacro %}

{# The control characters, which are rare, are looked for once. to_json() would write their digits in upper case. #}
{% macro duckdb__json_text(expression) -%}
concat('"', case
        when regexp_matches({{ expression }}, '[\x00-\x1f]')
            then list_aggregate(list_transform(string_split({{ expression }}, ''), lambda c: case ord(c)
                when 8 then '\b' when 9 then '\t' when 10 then '\n' when 12 then '\f' when 13 then '\r'
                when 34 then '\"' when 92 then '\\'
                else case when ord(c) < 32 then format('\u{:04x}', ord(c)) else c end
            end), 'string_agg', '')
        else replace(replace({{ expression }}, '\', '\\'), '"', '\"')
    end, '"')
{%- endmacro %}
