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
