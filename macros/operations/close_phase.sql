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
