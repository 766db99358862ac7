{% macro stored_order(expression) -%}
    {{ return(adapter.dispatch('stored_order', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__stored_order(expression) %}{{ engine_not_supported('stored_order') }}{% endmacro %}

{% macro sqlserver__stored_order(expression) %}{% endmacro %}

{% macro duckdb__stored_order(expression) -%}
order by {{ expression }}
{%- endmacro %}
