{% macro record_payload_generation() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- do write_table_generation(this.identifier, gate_state().generation) -%}
    {%- endif -%}
{%- endmacro %}
