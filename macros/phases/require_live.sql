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
