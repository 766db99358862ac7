{# authorise_live(dpia_reference, authorised_by, expires_on): run-operation. Allows phase 5 (unscrambled records) until a day: the audit chain has to hold, phases 1 to 4 to be signed off. #}
{% macro authorise_live(dpia_reference, authorised_by, expires_on) -%}
    {%- do require_text({'dpia_reference': dpia_reference, 'authorised_by': authorised_by}) -%}
    {%- do open_audit() -%}
    {%- do verify_audit_chain() -%}
    {%- do require_sign_offs() -%}
    {%- set day = expires_on | string -%}
    {%- if not modules.re.match('^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', day) or day <= run_started_at.strftime('%Y-%m-%d') -%}
        {{ exceptions.raise_compiler_error("expires_on is a day in the future, yyyy-mm-dd, not '" ~ day ~ "'.") }}
    {%- endif -%}
    {%- do record_event('live authorised', {'dpia_reference': dpia_reference | string, 'authorised_by': authorised_by | string, 'expires_on': day}) -%}
    {%- do log('Phase 5 is authorised until ' ~ day ~ '. `dbt run-operation revoke_live` takes that back.', info=true) -%}
{%- endmacro %}

{# revoke_live(): run-operation. Takes the authorisation of phase 5 back: nothing more is built or released, and rows that a sender would still take are held again. #}
{% macro revoke_live() -%}
    {%- do open_audit() -%}
    {%- do record_event('live revoked', {}) -%}
    {%- set table = staging_relation(5) -%}
    {%- set waiting = "lower(submission_status) in ('pending', 'error')" -%}
    {%- set rows = run_query('select count(*) as waiting from ' ~ table ~ ' where ' ~ waiting).rows[0][0] if relation_exists(table) else 0 -%}
    {%- if rows -%}
        {%- do run_query('update ' ~ table ~ " set submission_status = 'Held' where " ~ waiting) -%}
        {%- do record_event('live rows held', {'rows': rows}) -%}
    {%- endif -%}
    {%- do log('Phase 5 is no longer authorised. ' ~ rows ~ ' rows that a sender would still have taken are held again.', info=true) -%}
{%- endmacro %}

{# require_live(): raises unless phase 5 is authorised today: by the newest of authorise_live and revoke_live, not expired, with phases 1 to 4 signed off and a sound audit log. #}
{% macro require_live() -%}
    {%- set refusal = 'Phase 5 sends unscrambled records and is refused: ' -%}
    {%- set advice = '. It needs `dbt run-operation authorise_live` with a DPIA reference and a day on which that ends.' -%}
    {%- set granted = last_event('live authorised') -%}
    {%- set revoked = last_event('live revoked') -%}
    {%- if not granted -%}
        {{ exceptions.raise_compiler_error(refusal ~ 'nobody has authorised it' ~ advice) }}
    {%- elif revoked and revoked.event_number > granted.event_number -%}
        {{ exceptions.raise_compiler_error(refusal ~ 'its authorisation was revoked' ~ advice) }}
    {%- elif granted.expires_on < run_started_at.strftime('%Y-%m-%d') -%}
        {{ exceptions.raise_compiler_error(refusal ~ 'its authorisation ended on ' ~ granted.expires_on ~ advice) }}
    {%- endif -%}
    {%- do require_sign_offs() -%}
    {%- do verify_audit_chain() -%}
{%- endmacro %}

{# require_sign_offs(): raises unless phases 1 to 4 are signed off. #}
{% macro require_sign_offs() -%}
    {%- set missing = [] -%}
    {%- for phase in [1, 2, 3, 4] if not last_event('phase signed off', phase) -%}{%- do missing.append(phase | string) -%}{%- endfor -%}
    {%- if missing -%}
        {{ exceptions.raise_compiler_error('Phase 5 needs phases 1 to 4 signed off; not yet: ' ~ missing | join(', ') ~ '. See `dbt run-operation sign_off_phase`.') }}
    {%- endif -%}
{%- endmacro %}
