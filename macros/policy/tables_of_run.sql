{# tables_of_run(): the entries of ssd_tables() that this run reads, scrambles and proves: see parts_of_run(). #}
{% macro tables_of_run() -%}
    {{ return(ssd_tables() if 'rest' in parts_of_run() else ssd_tables(payload=true)) }}
{%- endmacro %}
