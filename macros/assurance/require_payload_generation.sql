{# Since the gate passed another generation may have been scrambled, and its gate does not speak for what was built
   before. #}
{% macro require_payload_generation(model_name) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set name = ref(model_name).identifier -%}
        {%- set held = table_generation(name) -%}
        {%- set passed = gate_state().generation -%}
        {%- if held != passed -%}
            {%- set holds = 'generation %s' | format(held) if held else 'no generation' -%}
            {{ exceptions.raise_compiler_error('%s holds %s, and the assurance gate passed generation %s. Nothing may be built on it. Use `dbt build --selector phase_3` or `phase_4`, which scramble and build what they stage.' | format(name, holds, passed)) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
