{# open_run(): the project's on-run-start hook. For `dbt build` and `dbt run` of anything that needs the vault it refuses what would
   mix generations or read half a source, takes over from a run that died, opens the audit entry and makes the scramble key.
   Does nothing for other commands and selections. Errors: every refusal raises and names the command to use instead. #}
{% macro open_run() -%}
    {%- if run_needs_vault() -%}
        {%- do refuse_partial_runs() -%}
        {%- do check_vars() -%}
        {%- do check_date_vars() -%}
        {%- do identifier_lengths() -%}
        {%- do check_grants() -%}
        {%- do check_source() -%}
        {%- do open_audit() -%}
        {%- set unfinished = run_lock_owner() -%}
        {%- do take_run_lock() -%}
        {%- do take_over_vault(unfinished) -%}
        {%- set detail = {'command': flags.WHICH, 'target': target.name, 'nodes': selected_resources | length, 'tables': tables_of_run() | length, 'settings': protection_settings()} -%}
        {%- if target.get('trust_cert') -%}{%- do detail.update({'server_certificate': 'NOT CHECKED (trust_cert)'}) -%}{%- endif -%}
        {%- do record_event('run opened', detail) -%}
        {#- Last: dbt runs no end hook where the start hook failed, and a key must not outlive a run. -#}
        {%- do make_key() -%}
    {%- endif -%}
{%- endmacro %}

{# run_needs_vault(): whether this command builds a node of the vault, scrambled or assurance layer. `dbt retry` does not say what it
   selects, so it counts as one that does. #}
{% macro run_needs_vault() -%}
    {%- if not execute or flags.WHICH not in ['build', 'run'] -%}{{ return(false) }}{%- endif -%}
    {%- if is_retry() -%}{{ return(true) }}{%- endif -%}
    {%- for unique_id in selected_resources if node_layer(unique_id) in ['vault', 'scrambled', 'assurance'] -%}
        {{ return(true) }}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}

{# is_retry(): whether this is `dbt retry`: it runs as the command that it repeats, but without a list of what is selected. #}
{% macro is_retry() -%}
    {{ return(selected_resources | length == 0) }}
{%- endmacro %}

{# node_layer(unique_id): the layer of a model of this project, from its folder's meta; none for other nodes. #}
{% macro node_layer(unique_id) -%}
    {%- set node = graph.nodes.get(unique_id) if unique_id.startswith('model.' ~ project_name ~ '.') else none -%}
    {{ return(node.config.meta.get('layer') if node else none) }}
{%- endmacro %}

{# generation(): the id of the generation that this run makes: when it started and the first part of its invocation id. #}
{% macro generation() -%}
    {{ return(run_started_at.strftime('%Y%m%dT%H%M%S') ~ '-' ~ invocation_id.split('-')[0]) }}
{%- endmacro %}

{# protection_settings(): the vars on which the protection of a run hangs, as they are: they go into the audit log. #}
{% macro protection_settings() -%}
    {%- set settings = {} -%}
    {%- for name in ['code_draw', 'date_shift_min_days', 'date_shift_max_days', 'date_warp_days', 'date_warp_knot_days', 'birth_shift_days', 'identifiers', 'keep_vault'] -%}
        {%- do settings.update({name: var(name)}) -%}
    {%- endfor -%}
    {%- do settings.update({'exclusions': var('exclusions') is not none and var('exclusions') != ''}) -%}
    {{ return(settings) }}
{%- endmacro %}
