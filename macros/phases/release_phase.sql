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

{# sign_off_phase(phase, signed_by, reference): run-operation. Records that DfE has confirmed a phase, which opens the next. Where the login is the one that built the phase, that is
   recorded as an override, with a warning. #}
{% macro sign_off_phase(phase, signed_by, reference) -%}
    {%- set phase = phase | int -%}
    {%- do phase_lane(phase) -%}
    {%- do require_text({'signed_by': signed_by, 'reference': reference}) -%}
    {%- do open_audit() -%}
    {%- set released = last_event('phase released', phase) -%}
    {%- if not released -%}
        {{ exceptions.raise_compiler_error('Phase ' ~ phase ~ ' has not been released, so DfE cannot have confirmed it. First `dbt run-operation release_phase`.') }}
    {%- endif -%}
    {%- set builder = last_event('phase staged', phase).login -%}
    {%- set signer = run_query('select ' ~ ascii_form('cast(' ~ login_name() ~ ' as nvarchar(200))') ~ ' as login').rows[0][0] -%}
    {%- do record_event('phase signed off', {'phase': phase, 'signed_by': signed_by | string, 'reference': reference | string, 'digest': released.digest, 'same_login': builder == signer}) -%}
    {%- if builder == signer -%}
        {%- do exceptions.warn('Phase ' ~ phase ~ ' is signed off by the login that built it (' ~ signer ~ '). That is recorded as an override: let somebody else sign where you can.') -%}
    {%- endif -%}
    {%- do log('Phase ' ~ phase ~ ' is signed off.', info=true) -%}
{%- endmacro %}

{# last_event(event, phase=none): the detail of the newest event of a name (and phase) in the audit log, with its login and occurred_at; none where there is none. #}
{% macro last_event(event, phase=none) -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- set rows = run_query('select e.detail, e.login, e.occurred_at, e.event_number from ' ~ events ~ ' as e where e.event_number = (select max(f.event_number) from ' ~ events ~ " as f where f.event = '" ~ event ~ "'"
        ~ (' and ' ~ event_of_phase('f', phase) if phase else '') ~ ')').rows -%}
    {%- if not rows | length -%}{{ return(none) }}{%- endif -%}
    {%- set found = fromjson(rows[0][0]) -%}
    {%- do found.update({'login': rows[0][1], 'occurred_at': rows[0][2][0:23], 'event_number': rows[0][3] | int}) -%}
    {{ return(found) }}
{%- endmacro %}

{# event_of_phase(alias, phase): SQL: whether an event of the audit log is about a phase. What people have written stands in the detail with its quotes escaped, so it cannot look like it. #}
{% macro event_of_phase(alias, phase) -%}
    {{ return("(" ~ alias ~ ".detail like '%\"phase\": " ~ phase ~ ",%' or " ~ alias ~ ".detail like '%\"phase\": " ~ phase ~ "}%')") }}
{%- endmacro %}

{# require_text(values): raises where one of the named texts is empty or longer than 200 characters. #}
{% macro require_text(values) -%}
    {%- for name, value in values.items() if not (value or '') | string | trim or (value | string) | length > 200 -%}
        {{ exceptions.raise_compiler_error(name ~ ' has to say who or what, in 1 to 200 characters; it goes into the audit log.') }}
    {%- endfor -%}
{%- endmacro %}
