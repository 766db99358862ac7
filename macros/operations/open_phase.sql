{# open_phase(): pre-hook of every staging model. Refuses what would stage something else than the phase means, opens the audit log, and starts afresh where the
   table holds an older generation. Makes no key. #}
{% macro open_phase() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set phase = model_phase() -%}
        {%- set advice = 'Use `dbt build --selector phase_' ~ phase ~ '`.' -%}
        {%- if flags.EMPTY or invocation_args_dict.get('sample') -%}
            {{ exceptions.raise_compiler_error('--empty and --sample would mark every child that they leave out as deleted. ' ~ advice) }}
        {%- endif -%}
        {%- do check_vars() -%}
        {%- do open_audit() -%}
        {%- if phase == 5 -%}{%- do require_live() -%}{%- endif -%}
        {%- if phase_lane(phase) == 'scrambled' -%}
            {%- do require_gate() -%}
            {%- do require_payload_generation('payload__scrambled_wave_children' if phase == 4 else 'payload__scrambled_children') -%}
            {%- do require_short_pseudonyms() -%}
        {%- endif -%}
        {%- do require_children(phase) -%}
        {%- if relation_exists(this) -%}
            {%- do refuse_full_refresh(phase) -%}
            {%- do start_generation(phase) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
