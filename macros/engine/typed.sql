{# typed(expression, data_type): the expression as a column of an SSD type. The types are T-SQL's; DuckDB takes its nearest. #}
{% macro typed(expression, data_type) -%}
    {{ return(adapter.dispatch('typed', 'ssd_scrambler')(expression=expression, data_type=data_type)) }}
{%- endmacro %}

{% macro default__typed(expression, data_type) %}{{ engine_not_supported('typed') }}{% endmacro %}

{% macro sqlserver__typed(expression, data_type) -%} cast({{ expression }} as {{ data_type }}) {%- endmacro %}

{# DuckDB's `bit` is a string of bits, and it has no national or fixed-length text. #}
{% macro duckdb__typed(expression, data_type) -%}
    {%- set names = {'nvarchar': 'varchar', 'nchar': 'varchar', 'char': 'varchar', 'bit': 'boolean', 'datetime': 'timestamp', 'float': 'double', 'tinyint': 'utinyint'} -%}
    {%- set name = data_type.split('(')[0] -%}
cast({{ expression }} as {{ names.get(name, name) }})
{%- endmacro %}
