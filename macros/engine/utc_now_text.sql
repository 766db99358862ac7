{% macro utc_now_text() -%}
    {{ return(adapter.dispatch('utc_now_text', 'ssd_scrambler')()) }}
{%- endmacro %}

{% macro default__utc_now_text() %}{{ engine_not_supported('utc_now_text') }}{% endmacro %}

{% macro sqlserver__utc_now_text() -%} convert(varchar(23), sysutcdatetime(), 126) {%- endmacro %}

{% macro duckdb__utc_now_text() -%} strftime(now() at time zone 'UTC', '%Y-%m-%dT%H:%M:%S.%g') {%- endmacro %}
