{% macro is_hexadecimal(expression) -%}
    {{ return(adapter.dispatch('is_hexadecimal', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__is_hexadecimal(expression) %}{{ engine_not_supported('is_hexadecimal') }}{% endmacro %}

{% macro sqlserver__is_hexadecimal(expression) -%}
{{ expression }} not like '%[^0-9A-Fa-f]%' collate Latin1_General_100_BIN2
{%- endmacro %}

{% macro duckdb__is_hexadecimal(expression) -%}
regexp_full_match({{ expression }}, '[0-9A-Fa-f]*')
{%- endmacro %}
