{% macro ascii_bytes(expression) -%}
    {{ return(adapter.dispatch('ascii_bytes', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__ascii_bytes(expression) %}{{ engine_not_supported('ascii_bytes') }}{% endmacro %}

{# Through varchar: nvarchar would give two bytes a character. #}
{% macro sqlserver__ascii_bytes(expression) -%}
cast(cast({{ expression }} as varchar(8000)) as varbinary(8000))
{%- endmacro %}

{% macro duckdb__ascii_bytes(expression) -%} encode({{ expression }}) {%- endmacro %}
