{% macro open_phase() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set phase = model_phase() -%}
        {%- if flags.EMPTY or invocation_args_dict.get('sample') -%}
            {{ exceptions.raise_compiler_error(
                '--empty and --sample would mark every child that they leave out as deleted. '
                'Use `dbt build --selector phase_%s`.' | format(phase)
            ) }}
        {%- endif -%}
        {%- do check_vars() -%}
        {%- do open_audit() -%}
        {%- if phase == 5 -%}
            {%- do require_live() -%}
        {%- endif -%}
        {%- if phase_lane(phase) == 'scrambled' -%}
            {%- set children = 'payload__scrambled_wave_children' if phase == 4 else 'payload__scrambled_children' -%}
            {%- do require_gate() -%}
            {%- do require_payload_generation(children) -%}
            {%- do require_short_pseudonyms() -%}
        {%- endif -%}
        {%- do require_children(phase) -%}
        {%- if relation_exists(this) -%}
            {%- do refuse_full_refresh(phase) -%}
            {%- do start_generation(phase) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
