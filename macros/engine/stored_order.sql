{# stored_order(expression): how a table's rows are put down: by a whole number, so that their order tells nothing of the source's. Nothing on
   SQL Server, where a view cannot be ordered; there clustered_index_sql() does it. #}
{% macro stored_order(expression) -%}
    {{ return(adapter.dispatch('stored_order', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__stored_order(expression) %}{{ engine_not_supported('stored_order') }}{% endmacro %}

{% macro sqlserver__stored_order(expression) %}{% endmacro %}

{% macro duckdb__stored_order(expression) -%}
order by {{ expression }}
{%- endmacro %}
