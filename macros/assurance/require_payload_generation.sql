{# require_payload_generation(model_name): pre-hook of what is made from a model of the payload's scrambled lane: raises unless that is of the generation whose gate
   passed. Since then another one may have been scrambled, and its gate does not speak for what was built before. #}
{% macro require_payload_generation(model_name) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set held = table_generation(ref(model_name).identifier) -%}
        {%- set passed = gate_state().generation -%}
        {%- if held != passed -%}
            {{ exceptions.raise_compiler_error(ref(model_name).identifier ~ ' holds ' ~ ('generation ' ~ held if held else 'no generation') ~ ', and the assurance gate passed generation ' ~ passed
                ~ '. Nothing may be built on it. Use `dbt build --selector phase_3` or `phase_4`, which scramble and build what they stage.') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
