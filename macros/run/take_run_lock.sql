{# take_run_lock(): makes this run the owner of the vault. A run that owned it before finds out at its next model (require_run_lock)
   and stops. On DuckDB the file's own lock comes first. #}
{% macro take_run_lock() -%}
    {%- set lock = layer_relation('audit', 'run_lock') -%}
    {%- do run_query('delete from ' ~ lock) -%}
    {%- do run_query('insert into ' ~ lock ~ " (owner, taken_at) select '" ~ invocation_id ~ "', " ~ utc_now_text()) -%}
{%- endmacro %}
