{# take_run_lock(): makes this run the owner of the vault. A run that owned it before finds out at its next model (require_run_lock)
   and stops. On DuckDB the file's own lock comes first. #}
{% macro take_run_lock() -%}
    {%- set lock = layer_relation('audit', 'run_lock') -%}
    {%- do run_query('delete from ' ~ lock) -%}
    {%- do run_query('insert into ' ~ lock ~ " (owner, taken_at) select '" ~ invocation_id ~ "', " ~ utc_now_text()) -%}
{%- endmacro %}

{# run_lock_owner(): the invocation id of the run that owns the vault; empty where none does. #}
{% macro run_lock_owner() -%}
    {%- set rows = run_query('select max(owner) as owner from ' ~ layer_relation('audit', 'run_lock')).rows -%}
    {{ return(rows[0][0] or '') }}
{%- endmacro %}

{# require_run_lock(): pre-hook of every model of the vault, scrambled and assurance layers: raises where another run has started meanwhile. #}
{% macro require_run_lock() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] and run_lock_owner() != invocation_id -%}
        {{ exceptions.raise_compiler_error('Another run has taken over the vault. This one stops, so that two keys cannot mix. Let the other run end, then run ' ~ run_command() ~ ' again.') }}
    {%- endif -%}
{%- endmacro %}
