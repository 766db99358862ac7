{# release_phase(phase, reviewed_by, reference, digest=none): run-operation. Frees the held rows of a phase for the sender (Held to Pending) after somebody has looked at them, and
   records who, the database login, when, how many, and the digest of the payloads. Refuses where they are not those that were staged. #}
{% macro release_phase(phase, reviewed_by, reference, digest=none) -%}
    {%- set phase = phase | int -%}
    {%- set lane = phase_lane(phase) -%}
    {%- do require_text({'reviewed_by': reviewed_by, 'reference': reference}) -%}
    {%- do check_vars() -%}
    {%- do open_audit() -%}
    {%- set table = staging_relation(phase) -%}
    {%- set again = 'Run `dbt build --selector phase_' ~ phase ~ '`, look at what it staged, and release that.' -%}
    {%- if phase > 1 and not last_event('phase signed off', phase - 1) -%}
        {{ exceptions.raise_compiler_error('Phase ' ~ (phase - 1) ~ ' has not been signed off, so phase ' ~ phase ~ ' may not be released. After DfE has confirmed phase ' ~ (phase - 1) ~ ': `dbt run-operation sign_off_phase`.') }}
    {%- endif -%}
    {%- if not relation_exists(table) -%}
        {{ exceptions.raise_compiler_error('Phase ' ~ phase ~ ' has not been staged. ' ~ again) }}
    {%- endif -%}
    {%- if phase == 5 -%}{%- do require_live() -%}{%- endif -%}
    {%- if lane == 'scrambled' -%}
        {%- set gate = gate_state() -%}
        {%- if gate.verdict != 'passed' or gate.generation != staged_generation(phase) -%}
            {{ exceptions.raise_compiler_error('Phase ' ~ phase ~ ' holds generation ' ~ staged_generation(phase) ~ '; the assurance gate says: ' ~ gate.message ~ (', generation ' ~ gate.generation if gate.generation else '') ~ '. Nothing is released. ' ~ again) }}
        {%- endif -%}
    {%- endif -%}
    {%- set staged = last_event('phase staged', phase) -%}
    {%- set state = staging_state(table) -%}
    {%- if not state.held -%}
        {{ exceptions.raise_compiler_error('Phase ' ~ phase ~ ' has no row to release: nothing is new, updated or deleted since the last release.') }}
    {%- endif -%}
    {%- if not staged or state.digest != staged.digest or state.partial_digest != staged.partial_digest -%}
        {{ exceptions.raise_compiler_error('The payloads of phase ' ~ phase ~ ' are not those that the last build staged: somebody has changed the table since. Nothing is released. Find out who and why. ' ~ again) }}
    {%- elif digest and digest != state.digest -%}
        {{ exceptions.raise_compiler_error('The payloads of phase ' ~ phase ~ ' are not those that were looked at: their digest is ' ~ state.digest ~ ', not ' ~ digest ~ '. Nothing is released. Look at them again.') }}
    {%- endif -%}
    {#- The digest is part of the statement: what changes between the look above and the release stops it. -#}
    {%- do run_query('update ' ~ table ~ " set submission_status = 'Pending' where " ~ releasable('') ~ ' and (select ' ~ payload_digest('s.json_payload', 's.id') ~ ' from ' ~ table ~ ' as s where '
        ~ releasable('s') ~ ") = '" ~ state.digest ~ "'") -%}
    {%- if staging_state(table).held -%}
        {{ exceptions.raise_compiler_error('The payloads of phase ' ~ phase ~ ' were changed while they were being released. Nothing is released. ' ~ again) }}
    {%- endif -%}
    {%- do record_event('phase released', {'phase': phase, 'generation_released': staged_generation(phase), 'reviewed_by': reviewed_by | string, 'reference': reference | string,
        'digest_given': digest is not none, 'rows': state.held, 'new': state.new, 'updated': state.updated, 'deleted': state.deleted, 'digest': state.digest}) -%}
    {%- do log('Phase ' ~ phase ~ ': ' ~ state.held ~ ' rows released (Pending), digest ' ~ state.digest ~ '. The sender may take them from ' ~ table ~ '.', info=true) -%}
{%- endmacro %}
