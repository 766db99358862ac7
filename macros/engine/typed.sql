{% macro typed(expression, data_type, safe=false) -%}
    {{ return(adapter.dispatch('typed', 'ssd_scrambler')(expression=expression, data_type=data_type, safe=safe)) }}
{%- endmacro %}

{% macro default__typed(expression, data_type, safe) %}{{ engine_not_supported('typed') }}{% endmacro %}

{% macro sqlserver__typed(expression, data_type, safe) -%}
    {%- set collation = ' collate database_default' if type_family(data_type) == 'text' else '' -%}
{{ 'try_' if safe }}cast({{ expression }} as {{ data_type }}){{ collation }}
{%- endmacro %}

{# DuckDB's `bit` is a string of bits, and it has no national or fixed-length text. #}
{% macro duckdb__typed(expression, data_type, safe) -%}
    {%- set names = {
        'nvarchar': 'varchar', 'nchar': 'varchar', 'char': 'varchar', 'bit': 'boolean',
        'datetime': 'timestamp', 'float': 'double', 'tinyint': 'utinyint',
    } -%}
    {%- set name = data_type.split('(')[0] -%}
{{ 'try_' if safe }}cast({{ expression }} as {{ names.get(name, name) }})
{%- endmacro %}
