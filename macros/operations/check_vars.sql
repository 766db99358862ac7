{# check_vars(): raises where a var on the command line is unknown, or a var's value cannot be what it says. #}
{% macro check_vars() -%}
    {%- set known = ['ssd_schema', 'ssd_database', 'schema_layout', 'vault_database', 'date_shift_min_days', 'date_shift_max_days', 'date_warp_days',
        'date_warp_knot_days', 'birth_shift_days', 'run_date', 'code_draw', 'identifiers', 'exclusions', 'accepted_columns', 'retention_days', 'keep_vault', 'manage_grants',
        'la_code', 'window_months', 'constructed_children', 'mis_child_id', 'worker_id', 'uasc_rule', 'placement_type_length', 'min_shape_k', 'phase_4_wave', 'replace_sent',
        'look_at_phase', 'look_at_id'] -%}
    {%- set given = invocation_args_dict.get('vars') or {} -%}
    {%- for name in (given if given is mapping else {}) if name not in known -%}
        {{ exceptions.raise_compiler_error("Unknown var '" ~ name ~ "'. Known vars: " ~ known | join(', ') ~ '.') }}
    {%- endfor -%}
    {%- if var('code_draw') not in ['leave_out', 'independent'] -%}
        {{ exceptions.raise_compiler_error("var code_draw is leave_out or independent, not '" ~ var('code_draw') ~ "'.") }}
    {%- endif -%}
    {%- for name in ['keep_vault', 'manage_grants', 'replace_sent'] if var(name) not in [true, false] -%}
        {{ exceptions.raise_compiler_error('var ' ~ name ~ " is true or false, not '" ~ var(name) ~ "'.") }}
    {%- endfor -%}
    {%- for name in ['date_shift_min_days', 'date_shift_max_days', 'date_warp_days', 'date_warp_knot_days', 'birth_shift_days', 'retention_days'] -%}
        {%- if not modules.re.match('^[0-9]{1,4}$', var(name) | string) -%}
            {{ exceptions.raise_compiler_error('var ' ~ name ~ " is a whole number of days, 0 to 9999, not '" ~ var(name) ~ "'.") }}
        {%- endif -%}
    {%- endfor -%}
    {%- do window_months() -%}
    {%- do constructed_children() -%}
    {%- for name in payload_settings() -%}{%- do payload_setting(name) -%}{%- endfor -%}
    {%- do phase_4_wave() -%}
    {%- if not modules.re.match('^[1-9][0-9]{0,6}$', var('min_shape_k') | string) -%}
        {{ exceptions.raise_compiler_error("var min_shape_k is a whole number of children, 1 or more, not '" ~ var('min_shape_k') ~ "'.") }}
    {%- endif -%}
    {%- if not modules.re.match('^[0-9]{3}$', var('la_code') | string) -%}
        {{ exceptions.raise_compiler_error("var la_code is the authority's three digits in quotes, such as '000', not '" ~ var('la_code') ~ "'.") }}
    {%- endif -%}
    {%- set accepted = var('accepted_columns') or {} -%}
    {%- for table, columns in (accepted.items() if accepted is mapping else [('', none)]) if columns is not mapping -%}
        {{ exceptions.raise_compiler_error('var accepted_columns is {table: {column: reason}}, such as {ssd_person: {pers_favourite_colour: not personal}}.') }}
    {%- endfor -%}
{%- endmacro %}
