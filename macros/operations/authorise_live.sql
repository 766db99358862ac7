{% macro authorise_live(dpia_reference, authorised_by, expires_on) -%}
    {%- do require_text({'dpia_reference': dpia_reference, 'authorised_by': authorised_by}) -%}
    {%- do open_audit() -%}
    {%- do verify_audit_chain() -%}
    {%- do require_sign_offs() -%}
    {%- set day = expires_on | string -%}
    {%- set is_day = modules.re.match('^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', day) -%}
    {%- if not is_day or day <= run_started_at.strftime('%Y-%m-%d') -%}
        {{ exceptions.raise_compiler_error("expires_on is a day in the future, yyyy-mm-dd, not '%s'." | format(day)) }}
    {%- endif -%}
    {%- do record_event('live authorised', {
        'dpia_reference': dpia_reference | string, 'authorised_by': authorised_by | string, 'expires_on': day
    }) -%}
    {%- do log(
        'Phase 5 is authorised until %s. `dbt run-operation revoke_live` takes that back.' | format(day),
        info=true
    ) -%}
{%- endmacro %}
