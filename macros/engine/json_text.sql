{# json_text(expression): a text as a JSON string, in quotes and escaped (RFC 8259): backslash, quotation mark and control characters; anything else
   stays as it is. NULL becomes "". #}
{% macro json_text(expression) -%}
    {{ return(adapter.dispatch('json_text', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__json_text(expression) %}{{ engine_not_supported('json_text') }}{% endmacro %}

{# STRING_ESCAPE alone would write \/ for a stroke, which FOR JSON does too and the other engine does not. #}
{% macro sqlserver__json_text(expression) -%}
    {%- set text = expression ~ ' collate Latin1_General_100_BIN2' -%}
concat('"', case when {{ expression }} like concat('%[^ -', nchar(65533), ']%') collate Latin1_General_100_BIN2
        then replace(string_escape({{ text }}, 'json'), '\/', '/') else replace(replace({{ text }}, '\', '\\'), '"', '\"') end, '"')
{%- endmacro %}

{# The control characters, which are rare, are looked for once. #}
{% macro duckdb__json_text(expression) -%}
    {%- set text = "replace(replace(" ~ expression ~ ", '\\', '\\\\'), '\"', '\\\"')" -%}
    {%- set short = {8: 'b', 9: 't', 10: 'n', 12: 'f', 13: 'r'} -%}
    {%- set escaped = namespace(text=text) -%}
    {%- for code in range(32) -%}
        {%- set escaped.text = 'replace(' ~ escaped.text ~ ', chr(' ~ code ~ "), '\\" ~ (short.get(code) or 'u00%02x' | format(code)) ~ "')" -%}
    {%- endfor -%}
concat('"', case when regexp_matches({{ expression }}, '[\x00-\x1f]') then {{ escaped.text }} else {{ text }} end, '"')
{%- endmacro %}
