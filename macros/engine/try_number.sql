{% macro try_number(expression, family='int') -%}
    {{ return(adapter.dispatch('try_number', 'ssd_scrambler')(expression=expression, family=family)) }}
{%- endmacro %}

{% macro default__try_number(expression, family) %}{{ engine_not_supported('try_number') }}{% endmacro %}

{% macro sqlserver__try_number(expression, family) -%}
    {%- if family == 'text' -%} try_cast(nullif({{ normalised(expression, 40) }}, '') as decimal(18, 4))
    {%- else -%} try_cast({{ expression }} as decimal(18, 4))
    {%- endif -%}
{%- endmacro %}

{# DuckDB would read 1e3 and 1_000 as numbers too. #}
{% macro duckdb__try_number(expression, family) -%}
    {%- if family == 'bit' -%} cast(cast({{ expression }} as int) as decimal(18, 4))
    {%- elif family == 'text' -%}
try_cast(nullif(
            regexp_extract({{ normalised(expression, 40) }}, '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)$'), ''
        ) as decimal(18, 4))
    {%- else -%} try_cast({{ expression }} as decimal(18, 4))
    {%- endif -%}
{%- endmacro %}
