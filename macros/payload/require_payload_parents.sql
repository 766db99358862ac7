{# A model may be built alone, so that two generations could meet in it, or an older one pass for that of the gate. #}
{% macro require_payload_parents() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for parent in model.depends_on.nodes | sort if '.payload__scrambled_' in parent -%}
            {%- do require_payload_generation(parent.split('.')[-1]) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
