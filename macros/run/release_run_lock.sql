{% macro release_run_lock() -%}
    {%- set statement -%}
delete from {{ layer_relation('audit', 'run_lock') }}
    {%- endset -%}
    {%- do run_query(statement) -%}
{%- endmacro %}
