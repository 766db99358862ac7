{% macro sign_off_phase(phase, signed_by, reference) -%}
    {%- set phase = phase | int -%}
    {%- do phase_lane(phase) -%}
    {%- do require_text({'signed_by': signed_by, 'reference': reference}) -%}
    {%- do open_audit() -%}
    {%- set released = last_event('phase released', phase) -%}
    {%- if not released -%}
        {{ exceptions.raise_compiler_error(
            'Phase %s has not been released, so DfE cannot have confirmed it. First `dbt run-operation release_phase`.'
            | format(phase)
        ) }}
    {%- endif -%}
    {%- set query -%}
    select {{ ascii_form('cast(%s as nvarchar(200))' | format(login_name())) }} as login
    {%- endset -%}
    {%- set signer = run_query(query).rows[0][0] -%}
    {%- set same_login = last_event('phase staged', phase).login == signer -%}
    {%- do record_event('phase signed off', {
        'phase': phase, 'signed_by': signed_by | string, 'reference': reference | string, 'digest': released.digest,
        'same_login': same_login
    }) -%}
    {%- if same_login -%}
        {%- do exceptions.warn(
            'Phase %s is signed off by the login that built it (%s). That is recorded as an override: let somebody '
            'else sign where you can.' | format(phase, signer)
        ) -%}
    {%- endif -%}
    {%- do log('Phase %s is signed off.' | format(phase), info=true) -%}
{%- endmacro %}
