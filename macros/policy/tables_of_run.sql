{% macro tables_of_run() -%}
    {%- set parts = parts_of_run() -%}
    {{ return(ssd_tables() | selectattr('part', 'in', parts) | list) }}
{%- endmacro %}
