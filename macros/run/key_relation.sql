{% macro key_relation() -%}
    {%- if unit_test_key() -%}
        {%- set made_up -%}
(select {{ key_pads(hex_bytes(quoted(unit_test_key()))) }})
        {%- endset -%}
        {{ return(made_up) }}
    {%- endif -%}
    {{ return(layer_relation('vault', 'scramble_key')) }}
{%- endmacro %}

{% macro unit_test_key() -%}{{ return(none) }}{%- endmacro %}
