{% macro check_vars() -%}
    {%- do refuse_unknown_vars() -%}
    {%- if var('code_draw') not in ['leave_out', 'independent'] -%}
        {{ refuse_var('code_draw', 'leave_out or independent') }}
    {%- endif -%}
    {%- for name in ['keep_vault', 'manage_grants', 'replace_sent'] if var(name) not in [true, false] -%}
        {{ refuse_var(name, 'true or false') }}
    {%- endfor -%}
    {%- set days = [
        'date_shift_min_days', 'date_shift_max_days', 'date_warp_days', 'date_warp_knot_days', 'birth_shift_days',
        'retention_days'
    ] -%}
    {%- for name in days if not modules.re.match('^[0-9]{1,4}$', var(name) | string) -%}
        {{ refuse_var(name, 'a whole number of days, 0 to 9999') }}
    {%- endfor -%}
    {%- do window_months() -%}
    {%- do constructed_children() -%}
    {%- for name in payload_settings() -%}
        {%- do payload_setting(name) -%}
    {%- endfor -%}
    {%- do phase_4_wave() -%}
    {%- if not modules.re.match('^[1-9][0-9]{0,6}$', var('min_shape_k') | string) -%}
        {{ refuse_var('min_shape_k', 'a whole number of children, 1 or more') }}
    {%- endif -%}
    {%- if not modules.re.match('^[0-9]{3}$', var('la_code') | string) -%}
        {{ refuse_var('la_code', "the authority's three digits in quotes, such as '000'") }}
    {%- endif -%}
    {%- set accepted = var('accepted_columns') or {} -%}
    {%- if accepted is not mapping or accepted.values() | reject('mapping') | list -%}
        {{ exceptions.raise_compiler_error(
            'var accepted_columns is {table: {column: reason}}, such as {ssd_person: {pers_favourite_colour: not personal}}.'
        ) }}
    {%- endif -%}
{%- endmacro %}

{# dbt itself takes any name on the command line, so a misspelt one would leave its var at the default. #}
{% macro refuse_unknown_vars() -%}
    {%- set known = [
        'ssd_schema', 'ssd_database', 'schema_layout', 'vault_database', 'date_shift_min_days', 'date_shift_max_days',
        'date_warp_days', 'date_warp_knot_days', 'birth_shift_days', 'run_date', 'code_draw', 'identifiers',
        'exclusions', 'accepted_columns', 'retention_days', 'keep_vault', 'manage_grants', 'la_code', 'window_months',
        'constructed_children', 'mis_child_id', 'worker_id', 'uasc_rule', 'placement_type_length', 'min_shape_k',
        'phase_4_wave', 'replace_sent', 'look_at_phase', 'look_at_id'
    ] -%}
    {%- set given = invocation_args_dict.get('vars') or {} -%}
    {%- for name in (given if given is mapping else {}) if name not in known -%}
        {{ exceptions.raise_compiler_error("Unknown var '%s'. Known vars: %s." | format(name, known | join(', '))) }}
    {%- endfor -%}
{%- endmacro %}
