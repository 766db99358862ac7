{% macro try_date(expression, family='date') -%}
    {{ return(adapter.dispatch('try_date', 'ssd_scrambler')(expression=expression, family=family)) }}
{%- endmacro %}

{% macro default__try_date(expression, family) %}{{ engine_not_supported('try_date') }}{% endmacro %}

{# Styles 112 (yyyymmdd) and 103 (dd/mm/yyyy), which no setting of the session reads in another way. The digits are
   compared by their bytes: under other collations [0-9] holds superscripts too. #}
{% macro sqlserver__try_date(expression, family) -%}
    {%- set binary = 'collate Latin1_General_100_BIN2' -%}
    {%- if family == 'date' -%} try_cast({{ expression }} as date)
    {%- else -%}
case
            when {{ expression }} like N'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]%' {{ binary }}
                then try_convert(date, replace(left({{ expression }}, 10), '-', ''), 112)
            when {{ expression }} like N'[0-9][0-9]/[0-9][0-9]/[0-9][0-9][0-9][0-9]%' {{ binary }}
                then try_convert(date, left({{ expression }}, 10), 103)
        end
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__try_date(expression, family) -%}
    {%- if family == 'date' -%} try_cast({{ expression }} as date)
    {%- else -%}
case
            when regexp_matches({{ expression }}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')
                then cast(try_strptime(left({{ expression }}, 10), '%Y-%m-%d') as date)
            when regexp_matches({{ expression }}, '^[0-9]{2}/[0-9]{2}/[0-9]{4}')
                then cast(try_strptime(left({{ expression }}, 10), '%d/%m/%Y') as date)
        end
    {%- endif -%}
{%- endmacro %}
