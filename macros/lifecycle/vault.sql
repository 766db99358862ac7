{# vault_relations(): the tables and views that are in the vault now. #}
{% macro vault_relations() -%}
    {%- set sample = layer_relation('vault', 'scramble_key') -%}
    {%- set found = [] -%}
    {%- for row in run_query(schema_relations_sql(sample.database, sample.schema)).rows -%}
        {%- if var('schema_layout') != 'one' or row[0].startswith('vault__') -%}
            {%- do found.append(api.Relation.create(database=sample.database, schema=sample.schema, identifier=row[0], type=row[1])) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{# drop_vault(): drops (not empties) everything in the vault: views first. Returns how many. #}
{% macro drop_vault() -%}
    {%- set found = vault_relations() -%}
    {%- for relation in found if relation.type == 'view' -%}{%- do adapter.drop_relation(relation) -%}{%- endfor -%}
    {%- for relation in found if relation.type != 'view' -%}{%- do adapter.drop_relation(relation) -%}{%- endfor -%}
    {{ return(found | length) }}
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

{# close_vault(): run-operation. Drops what is in the vault, whatever run left it, and records it. For use after Ctrl-C or a killed process. #}
{% macro close_vault() -%}
    {%- do open_audit() -%}
    {%- set dropped = drop_vault() -%}
    {%- set place = layer_relation('vault', 'scramble_key') -%}
    {%- if dropped -%}
        {%- do record_event('key dropped', {'dropped_tables': dropped, 'note': 'close_vault'}) -%}
        {%- do log('The vault is closed: ' ~ dropped ~ ' tables dropped from ' ~ place.database ~ '.' ~ place.schema ~ '.', info=true) -%}
    {%- else -%}
        {%- do log('Nothing to drop in ' ~ place.database ~ '.' ~ place.schema ~ '.', info=true) -%}
    {%- endif -%}
    {%- do run_query('delete from ' ~ layer_relation('audit', 'run_lock')) -%}
{%- endmacro %}
