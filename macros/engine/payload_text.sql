{% macro payload_text(expression, width=255) -%}
    {{ return(adapter.dispatch('payload_text', 'ssd_scrambler')(expression=expression, width=width)) }}
{%- endmacro %}

{% macro default__payload_text(expression, width) %}{{ engine_not_supported('payload_text') }}{% endmacro %}

{% macro sqlserver__payload_text(expression, width) -%}
cast(ltrim(rtrim(cast({{ expression }} as nvarchar(4000))))
            as nvarchar({{ width }})) collate Latin1_General_100_BIN2
{%- endmacro %}

{% macro duckdb__payload_text(expression, width) -%} left(trim({{ expression }}, ' '), {{ width }}) {%- endmacro %}
