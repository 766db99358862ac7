{% macro close_phase() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set phase = model_phase() -%}
        {%- set staged = lane_generation(phase) -%}
        {%- do write_table_generation(staging_model(phase), staged) -%}
        {%- if not is_incremental() -%}
            {%- set index = clustered_index_sql(this, ['person_id']) | trim -%}
            {%- if index -%}
                {%- do run_query(index) -%}
            {%- endif -%}
        {%- endif -%}
        {%- set state = staging_state(this) -%}
        {%- set wave = {'wave': phase_4_wave()} if phase == 4 else {} -%}
        {%- do record_event('phase staged', dict(state, phase=phase, generation_staged=staged, **wave)) -%}
        {%- do log(
            'Phase %s%s: %s rows staged; %s to release (%s new, %s updated, %s deleted).' | format(
                phase, ', wave %s' | format(wave.wave) if wave else '',
                state.rows, state.held, state.new, state.updated, state.deleted
            ),
            info=true
        ) -%}
        {%- if state.held -%}
            {%- do log(
                'Look at %s, then: dbt run-operation release_phase --args '
                "'{phase: %s, reviewed_by: …, reference: …, digest: %s}'" | format(this.schema, phase, state.digest),
                info=true
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
