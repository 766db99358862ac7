{% macro make_key() -%}
    {%- if not run_needs_vault() or run_lock_owner() != invocation_id -%}
        {{ exceptions.raise_compiler_error(
            'A scramble key is made by `dbt build` of the selectors scramble, phase_3 and phase_4 alone.'
        ) }}
    {%- endif -%}
    {%- set key = key_relation() -%}
    {%- do adapter.create_schema(key) -%}
    {%- if key.identifier not in vault_relations() | map(attribute='identifier') | list -%}
        {%- do record_event('key made', {
            'bytes': 32,
            'vault': key.schema,
            'note': 'backups, log backups and replicas taken before the key is dropped hold it until they expire'
        }) -%}
        {%- do run_query(create_key_sql(key)) -%}
    {%- endif -%}
    {%- set keys, faulty_keys = run_query(key_faults_sql(key)).rows[0] -%}
    {%- if keys != 1 or faulty_keys != 0 -%}
        {%- do drop_vault() if not var('keep_vault') -%}
        {{ exceptions.raise_compiler_error(
            'The vault holds %s scramble keys, %s of them not 32 bytes long; exactly one whole key is needed. Run `dbt run-operation close_vault` and start again.'
            | format(keys, faulty_keys)
        ) }}
    {%- endif -%}
{%- endmacro %}
