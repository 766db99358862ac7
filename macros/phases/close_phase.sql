{# close_phase(): post-hook of every staging model: records what is staged, with the digest that a release has to meet, and says what to do next. #}
{% macro close_phase() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set phase = model_phase() -%}
        {%- set held = lane_generation(phase) -%}
        {%- do write_table_generation(staging_model(phase), held) -%}
        {%- if not is_incremental() -%}
            {%- set statement = clustered_index_sql(this, ['person_id']) | trim -%}
            {%- if statement -%}{%- do run_query(statement) -%}{%- endif -%}
        {%- endif -%}
        {%- set state = staging_state(this) -%}
        {%- set detail = {'phase': phase, 'generation_staged': held, 'rows': state.rows, 'held': state.held, 'new': state.new, 'updated': state.updated, 'deleted': state.deleted,
            'digest': state.digest, 'partial_digest': state.partial_digest} -%}
        {%- if phase == 4 -%}{%- do detail.update({'wave': phase_4_wave()}) -%}{%- endif -%}
        {%- do record_event('phase staged', detail) -%}
        {%- do log('Phase ' ~ phase ~ (', wave ' ~ phase_4_wave() if phase == 4 else '') ~ ': ' ~ state.rows ~ ' rows staged; ' ~ state.held ~ ' to release (' ~ state.new ~ ' new, ' ~ state.updated
            ~ ' updated, ' ~ state.deleted ~ ' deleted).', info=true) -%}
        {%- if state.held -%}
            {%- do log('Look at ' ~ this.schema ~ ', then: dbt run-operation release_phase --args ' ~ "'{phase: " ~ phase ~ ', reviewed_by: …, reference: …, digest: ' ~ state.digest ~ "}'", info=true) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# staging_state(relation): what a staging table holds: a mapping of rows, held (rows that a release would free), new, updated and deleted among those, and the two digests over them. #}
{% macro staging_state(relation) -%}
    {%- set row = run_query(
        'select count(*) as staged, coalesce(sum(d.held), 0) as held, '
        ~ "coalesce(sum(case when d.row_state = 'New' then d.held else 0 end), 0) as new_rows, coalesce(sum(case when d.row_state = 'Updated' then d.held else 0 end), 0) as updated_rows, "
        ~ "coalesce(sum(case when d.row_state = 'Deleted' then d.held else 0 end), 0) as deleted_rows from (select s.row_state, case when " ~ releasable('s') ~ ' then 1 else 0 end as held from '
        ~ relation ~ ' as s) as d').rows[0] -%}
    {%- set digests = run_query('select ' ~ payload_digest('s.json_payload', 's.id') ~ ' as digest, ' ~ payload_digest('s.partial_json_payload', 's.id') ~ ' as partial_digest from ' ~ relation ~ ' as s where ' ~ releasable('s')).rows[0] -%}
    {{ return({'rows': row[0] | int, 'held': row[1] | int, 'new': row[2] | int, 'updated': row[3] | int, 'deleted': row[4] | int, 'digest': digests[0], 'partial_digest': digests[1]}) }}
{%- endmacro %}

{# releasable(alias): SQL: which rows a release frees: those that are held, but not the deletion of a child that was never sent. #}
{% macro releasable(alias) -%}
    {%- set of = alias ~ '.' if alias else '' -%}
    {{ return("lower(" ~ of ~ "submission_status) = 'held' and not (" ~ of ~ "row_state = 'Deleted' and " ~ of ~ 'submission_timestamp is null)') }}
{%- endmacro %}

{# payload_digest(payload, id): SQL, an aggregate: the SHA-256 over the SHA-256 of each payload (64 hexadecimal characters each, joined without separator) in order of id. #}
{% macro payload_digest(payload, id) -%}
    {{ return(text_sha256_hex("coalesce(" ~ text_aggregate(text_sha256_hex(payload), '', id) ~ ", '')")) }}
{%- endmacro %}
