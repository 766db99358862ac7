{# run_lock_owner(): the invocation id of the run that owns the vault; empty where none does. #}
{% macro run_lock_owner() -%}
    {%- set rows = run_query('select max(owner) as owner from ' ~ layer_relation('audit', 'run_lock')).rows -%}
    {{ return(rows[0][0] or '') }}
{%- endmacro %}
