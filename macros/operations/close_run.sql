{# close_run(results): the project's on-run-end hook: whatever the outcome, drops the vault and closes the audit entry with counts and the
   gate's verdict (`not built` where the run did not come to its own gate). Does nothing for a run that did not open one. #}
{% macro close_run(results) -%}
    {%- if run_needs_vault() and audit_is_open() and run_lock_owner() == invocation_id -%}
        {%- set counts = {} -%}
        {#- First of all: nothing that may fail stands between the end of a run and the end of its key. -#}
        {%- if var('keep_vault') -%}
            {%- do record_event('key kept', {'note': 'keep_vault is on'}) -%}
        {%- else -%}
            {%- do record_event('key dropped', {'dropped_tables': drop_vault()}) -%}
        {%- endif -%}
        {%- for result in results -%}
            {%- do counts.update({result.status | string: counts.get(result.status | string, 0) + 1}) -%}
        {%- endfor -%}
        {%- set gate = gate_state() -%}
        {%- do counts.update({'gate': gate.verdict if gate.generation == generation() else 'not built'}) -%}
        {%- do record_event('run closed', counts) -%}
        {%- do run_query('delete from ' ~ layer_relation('audit', 'run_lock')) -%}
    {%- endif -%}
{%- endmacro %}
