{# record_payload_generation(): post-hook of the payload's scrambled lane: notes the generation that the table is made from, the one whose gate passed. #}
{% macro record_payload_generation() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- do write_table_generation(this.identifier, gate_state().generation) -%}
    {%- endif -%}
{%- endmacro %}
