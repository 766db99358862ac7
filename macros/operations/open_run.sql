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

{# check_grants(): raises where var manage_grants is on and a role is missing, before anything is built. #}
{% macro check_grants() -%}
    {%- set query = missing_roles_sql(target.database, reader_roles('assurance')) | trim if var('manage_grants') else '' -%}
    {%- if query -%}
        {%- set missing = [] -%}
        {%- for row in run_query(query).rows -%}{%- do missing.append(row[0]) -%}{%- endfor -%}
        {%- if missing -%}
            {{ exceptions.raise_compiler_error('var manage_grants is on, but the login sees no role ' ~ missing | join(' and no role ') ~ ' in database ' ~ target.database
                ~ '. Let a DBA run 01_schemas_and_roles.sql and 02_grants.sql in scripts/sql, or leave manage_grants off.') }}
        {%- endif -%}
    {%- endif -%}
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

{# take_over_vault(unfinished): drops what a run that died has left, and records it, also where it died after its vault had been dropped. With var
   keep_vault (tests on made-up data) the key stays and is used again. unfinished: the run that still owned the vault; empty where the last one ended. #}
{% macro take_over_vault(unfinished='') -%}
    {%- if var('keep_vault') -%}
        {%- do exceptions.warn('keep_vault is on: the scramble key and the maps back to the originals STAY in the database after this run. For tests on made-up data only.') -%}
    {%- elif vault_relations() -%}
        {%- set dropped = drop_vault() -%}
        {%- do exceptions.warn('An earlier run ended without closing its vault. Its ' ~ dropped ~ ' tables, the key among them, have been dropped.') -%}
        {%- do record_event('key dropped', {'dropped_tables': dropped, 'note': 'left by a run that did not end'}) -%}
    {%- elif unfinished -%}
        {%- do record_event('key dropped', {'dropped_tables': 0, 'note': 'a run did not end; its vault was empty already'}) -%}
    {%- endif -%}
{%- endmacro %}

{# make_key(): makes the scramble key, unless keep_vault has left one, and raises unless there is exactly one, 32 bytes long. #}
{% macro make_key() -%}
    {%- if not run_needs_vault() or run_lock_owner() != invocation_id -%}
        {{ exceptions.raise_compiler_error('A scramble key is made by `dbt build` of the selectors scramble, phase_3 and phase_4 alone.') }}
    {%- endif -%}
    {%- set key = key_relation() -%}
    {%- do adapter.create_schema(key) -%}
    {%- set names = [] -%}
    {%- for relation in vault_relations() -%}{%- do names.append(relation.identifier) -%}{%- endfor -%}
    {%- if key.identifier not in names -%}
        {%- do record_event('key made', {'bytes': 32, 'vault': key.schema, 'note': 'backups, log backups and replicas taken before the key is dropped hold it until they expire'}) -%}
        {%- do run_query(create_key_sql(key)) -%}
    {%- endif -%}
    {%- set faults = run_query(key_faults_sql(key)).rows[0] -%}
    {%- if faults[0] != 1 or faults[1] != 0 -%}
        {%- if not var('keep_vault') -%}{%- do drop_vault() -%}{%- endif -%}
        {{ exceptions.raise_compiler_error('The vault holds ' ~ faults[0] ~ ' scramble keys, ' ~ faults[1] ~ ' of them not 32 bytes long; exactly one whole key is needed. Run `dbt run-operation close_vault` and start again.') }}
    {%- endif -%}
{%- endmacro %}
