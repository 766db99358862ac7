{# The key comes last: dbt runs no end hook where the start hook failed, and a key must not outlive a run. #}
{% macro open_run() -%}
    {%- if run_needs_vault() -%}
        {%- do refuse_partial_runs() -%}
        {%- do check_vars() -%}
        {%- do check_date_vars() -%}
        {%- do identifier_lengths() -%}
        {%- do check_grants() -%}
        {%- do check_source() -%}
        {%- do open_audit() -%}
        {%- set unfinished = run_lock_owner() -%}
        {%- do take_run_lock() -%}
        {%- do take_over_vault(unfinished) -%}
        {%- do record_event('run opened', opening_detail()) -%}
        {%- do make_key() -%}
    {%- endif -%}
{%- endmacro %}

{% macro opening_detail() -%}
    {%- set detail = {
        'command': flags.WHICH,
        'target': target.name,
        'nodes': selected_resources | length,
        'tables': tables_of_run() | length,
        'settings': protection_settings()
    } -%}
    {%- if target.get('trust_cert') -%}
        {%- do detail.update({'server_certificate': 'NOT CHECKED (trust_cert)'}) -%}
    {%- endif -%}
    {{ return(detail) }}
{%- endmacro %}

{% macro protection_settings() -%}
    {%- set settings = {'exclusions': var('exclusions') is not none and var('exclusions') != ''} -%}
    {%- for name in [
        'code_draw', 'date_shift_min_days', 'date_shift_max_days', 'date_warp_days', 'date_warp_knot_days',
        'birth_shift_days', 'identifiers', 'keep_vault'
    ] -%}
        {%- do settings.update({name: var(name)}) -%}
    {%- endfor -%}
    {{ return(settings) }}
{%- endmacro %}
