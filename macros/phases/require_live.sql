{% macro require_live() -%}
    {%- set granted = last_event('live authorised') -%}
    {%- set revoked = last_event('live revoked') -%}
    {%- set reason = none -%}
    {%- if not granted -%}
        {%- set reason = 'nobody has authorised it' -%}
    {%- elif revoked and revoked.event_number > granted.event_number -%}
        {%- set reason = 'its authorisation was revoked' -%}
    {%- elif granted.expires_on < run_started_at.strftime('%Y-%m-%d') -%}
        {%- set reason = 'its authorisation ended on %s' | format(granted.expires_on) -%}
    {%- endif -%}
    {%- if reason -%}
        {{ exceptions.raise_compiler_error(
            'Phase 5 sends unscrambled records and is refused: %s. It needs `dbt run-operation authorise_live` with '
            'a DPIA reference and a day on which that ends.' | format(reason)
        ) }}
    {%- endif -%}
    {%- do require_sign_offs() -%}
    {%- do verify_audit_chain() -%}
{%- endmacro %}
