{# On DuckDB the file's own lock comes first. #}
{% macro take_run_lock() -%}
    {%- set statement -%}
insert into {{ layer_relation('audit', 'run_lock') }} (owner, taken_at)
select {{ quoted(invocation_id) }}, {{ utc_now_text() }}
    {%- endset -%}
    {%- do release_run_lock() -%}
    {%- do run_query(statement) -%}
{%- endmacro %}
