{# A model may be built alone, so that two generations could meet in it, or an older one pass for that of the gate.
   The gate is asked once, and again only by what then raises. #}
{% macro require_payload_parents() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set passed = gate_state().generation -%}
        {%- for parent in model.depends_on.nodes | sort if '.payload__scrambled_' in parent -%}
            {%- set name = parent.split('.')[-1] -%}
            {%- if table_generation(ref(name).identifier) != passed -%}
                {%- do require_payload_generation(name) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
