{% macro release_phase(phase, reviewed_by, reference, digest=none) -%}
    {%- set phase = phase | int -%}
    {%- do phase_lane(phase) -%}
    {%- do require_text({'reviewed_by': reviewed_by, 'reference': reference}) -%}
    {%- do check_vars() -%}
    {%- do open_audit() -%}
    {%- set table = staging_relation(phase) -%}
    {%- do require_release_allowed(phase, table) -%}
    {%- set state = staging_state(table) -%}
    {%- do require_staged_payloads(phase, state, digest) -%}
    {#- The digest is part of the statement: what changes between the look above and the release stops it. -#}
    {%- set release -%}
    update {{ table }}
    set submission_status = 'Pending'
    where
        {{ releasable('') | indent(8) }}
        and (
            select {{ payload_digest('s.json_payload', 's.id') | indent(12) }} as digest
            from {{ table }} as s
            where {{ releasable('s') | indent(12) }}
        ) = {{ quoted(state.digest) }}
    {%- endset -%}
    {%- do run_query(release) -%}
    {%- if staging_state(table).held -%}
        {{ exceptions.raise_compiler_error(
            'The payloads of phase %s were changed while they were being released. Nothing is released. %s'
            | format(phase, release_advice(phase))
        ) }}
    {%- endif -%}
    {%- do record_event('phase released', {
        'phase': phase, 'generation_released': staged_generation(phase), 'reviewed_by': reviewed_by | string,
        'reference': reference | string, 'digest_given': digest is not none, 'rows': state.held, 'new': state.new,
        'updated': state.updated, 'deleted': state.deleted, 'digest': state.digest
    }) -%}
    {%- do log(
        'Phase %s: %s rows released (Pending), digest %s. The sender may take them from %s.'
        | format(phase, state.held, state.digest, table),
        info=true
    ) -%}
{%- endmacro %}

{% macro release_advice(phase) -%}
Run `dbt build --selector phase_{{ phase }}`, look at what it staged, and release that.
{%- endmacro %}

{% macro require_release_allowed(phase, table) -%}
    {%- if phase > 1 and not last_event('phase signed off', phase - 1) -%}
        {{ exceptions.raise_compiler_error(
            'Phase %s has not been signed off, so phase %s may not be released. After DfE has confirmed phase %s: '
            '`dbt run-operation sign_off_phase`.' | format(phase - 1, phase, phase - 1)
        ) }}
    {%- endif -%}
    {%- if not relation_exists(table) -%}
        {{ exceptions.raise_compiler_error('Phase %s has not been staged. %s' | format(phase, release_advice(phase))) }}
    {%- endif -%}
    {%- if phase == 5 -%}
        {%- do require_live() -%}
    {%- endif -%}
    {%- if phase_lane(phase) == 'scrambled' -%}
        {%- set gate, held = gate_state(), staged_generation(phase) -%}
        {%- if gate.verdict != 'passed' or gate.generation != held -%}
            {%- set says = '%s, generation %s' | format(gate.message, gate.generation) -%}
            {{ exceptions.raise_compiler_error(
                'Phase %s holds generation %s; the assurance gate says: %s. Nothing is released. %s'
                | format(phase, held, says if gate.generation else gate.message, release_advice(phase))
            ) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{% macro require_staged_payloads(phase, state, digest) -%}
    {%- set staged = last_event('phase staged', phase) -%}
    {%- if not state.held -%}
        {{ exceptions.raise_compiler_error(
            'Phase %s has no row to release: nothing is new, updated or deleted since the last release.' | format(phase)
        ) }}
    {%- elif not staged or state.digest != staged.digest or state.partial_digest != staged.partial_digest -%}
        {{ exceptions.raise_compiler_error(
            'The payloads of phase %s are not those that the last build staged: somebody has changed the table since. '
            'Nothing is released. Find out who and why. %s' | format(phase, release_advice(phase))
        ) }}
    {%- elif digest and digest != state.digest -%}
        {{ exceptions.raise_compiler_error(
            'The payloads of phase %s are not those that were looked at: their digest is %s, not %s. '
            'Nothing is released. Look at them again.' | format(phase, state.digest, digest)
        ) }}
    {%- endif -%}
{%- endmacro %}
