{% macro normalised(expression, width=255) -%}
    {{ return(adapter.dispatch('normalised', 'ssd_scrambler')(expression=expression, width=width)) }}
{%- endmacro %}

{% macro default__normalised(expression, width) %}{{ engine_not_supported('normalised') }}{% endmacro %}

{# The inner collation puts letters in upper case alike whatever the column's own collation and type; the outer one
   compares them. #}
{% macro sqlserver__normalised(expression, width) -%}
cast(upper(ltrim(rtrim(cast({{ expression }} as nvarchar(4000)) collate Latin1_General_100_CS_AS)))
            as nvarchar({{ width }})) collate Latin1_General_100_BIN2
{%- endmacro %}

{# The capital sharp s is folded back: SQL Server upper-cases one letter to one letter and leaves the small one
   alone. #}
{% macro duckdb__normalised(expression, width) -%}
left(replace(upper(trim({{ expression }}, ' ')), 'ẞ', 'ß'), {{ width if width != 'max' else 2147483647 }})
{%- endmacro %}
