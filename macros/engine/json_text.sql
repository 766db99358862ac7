{# json_text(expression): a text as a JSON string, in quotes and escaped (RFC 8259): backslash, quotation mark and control characters; anything else
   stays as it is. NULL becomes "". #}
{% macro json_text(expression) -%}
    {{ return(adapter.dispatch('json_text', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__json_text(expression) %}{{ engine_not_supported('json_text') }}{% endmacro %}

{# json_escapes(): the control characters by number and what JSON writes for each. #}
{% macro json_escapes() -%}
    {%- set short = {8: 'b', 9: 't', 10: 'n', 12: 'f', 13: 'r'} -%}
    {%- set escapes = {} -%}
    {%- for code in range(32) -%}{%- do escapes.update({code: '\\' ~ (short.get(code) or 'u00%02x' | format(code))}) -%}{%- endfor -%}
    {{ return(escapes) }}
{%- endmacro %}

{# Not STRING_ESCAPE, which also writes \/ for a stroke. The control characters, which are rare, are looked for once. #}
{% macro sqlserver__json_text(expression) -%}
    {%- set text = "replace(replace(" ~ expression ~ " collate Latin1_General_100_BIN2, '\\', '\\\\'), '\"', '\\\"')" -%}
    {%- set escaped = namespace(text=text) -%}
    {%- for code, escape in json_escapes().items() -%}
        {%- set escaped.text = 'replace(' ~ escaped.text ~ ', nchar(' ~ code ~ "), '" ~ escape ~ "')" -%}
    {%- endfor -%}
concat('"', case when {{ expression }} like concat('%[^ -', nchar(65533), ']%') collate Latin1_General_100_BIN2
        then {{ escaped.text }} else {{ text }} end, '"')
{%- endmacro %}

{% macro duckdb__json_text(expression) -%}
    {%- set text = "replace(replace(" ~ expression ~ ", '\\', '\\\\'), '\"', '\\\"')" -%}
    {%- set escaped = namespace(text=text) -%}
    {%- for code, escape in json_escapes().items() -%}
        {%- set escaped.text = 'replace(' ~ escaped.text ~ ', chr(' ~ code ~ "), '" ~ escape ~ "')" -%}
    {%- endfor -%}
concat('"', case when regexp_matches({{ expression }}, '[\x00-\x1f]') then {{ escaped.text }} else {{ text }} end, '"')
{%- endmacro %}
