{# try_date(expression, family): a date without time of day, or NULL where it cannot be read. Text is read as yyyy-mm-dd or
   dd/mm/yyyy, by these two patterns alone, never by the session's language. #}
{% macro try_date(expression, family='date') -%}
    {{ return(adapter.dispatch('try_date', 'ssd_scrambler')(expression=expression, family=family)) }}
{%- endmacro %}

{% macro default__try_date(expression, family) %}{{ engine_not_supported('try_date') }}{% endmacro %}

{# As yyyymmdd, which no setting of the session reads in another way. The digits are compared by their bytes: under other collations [0-9] holds
   superscripts too. #}
{% macro sqlserver__try_date(expression, family) -%}
    {%- if family == 'date' -%} try_cast({{ expression }} as date)
    {%- else -%}
case
            when {{ expression }} like N'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]%' collate Latin1_General_100_BIN2 then try_convert(date, replace(left({{ expression }}, 10), '-', ''), 112)
            when {{ expression }} like N'[0-9][0-9]/[0-9][0-9]/[0-9][0-9][0-9][0-9]%' collate Latin1_General_100_BIN2 then try_convert(date, concat(substring({{ expression }}, 7, 4), substring({{ expression }}, 4, 2), left({{ expression }}, 2)), 112)
        end
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__try_date(expression, family) -%}
    {%- if family == 'date' -%} try_cast({{ expression }} as date)
    {%- else -%}
case
            when regexp_matches({{ expression }}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}') then cast(try_strptime(left({{ expression }}, 10), '%Y-%m-%d') as date)
            when regexp_matches({{ expression }}, '^[0-9]{2}/[0-9]{2}/[0-9]{4}') then cast(try_strptime(left({{ expression }}, 10), '%d/%m/%Y') as date)
        end
    {%- endif -%}
{%- endmacro %}
