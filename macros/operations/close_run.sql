{% macro close_run(results) -%}
    {%- if run_needs_vault() and audit_is_open() and run_lock_owner() == invocation_id -%}
        {#- First of all: nothing that may fail stands between the end of a run and the end of its key. -#}
        {%- if var('keep_vault') -%}
            {%- do record_event('key kept', {'note': 'keep_vault is on'}) -%}
        {%- else -%}
            {%- do record_event('key dropped', {'dropped_tables': drop_vault()}) -%}
        {%- endif -%}
        {%- set outcome = {} -%}
        {%- for result in results -%}
            {%- set status = result.status | string -%}
            {%- do outcome.update({status: outcome.get(status, 0) + 1}) -%}
        {%- endfor -%}
        {%- set gate = gate_state() -%}
        {%- do outcome.update({'gate': gate.verdict if gate.generation == generation() else 'not built'}) -%}
        {%- do record_event('run closed', outcome) -%}
        {%- do release_run_lock() -%}
    {%- endif -%}
{%- endmacro %}
