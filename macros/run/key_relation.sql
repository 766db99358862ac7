{# key_relation(): what to join for the padded scramble key: one row, inner_pad and outer_pad. The only way in which SQL reaches the key. #}
{% macro key_relation() -%}
    {%- if unit_test_key() -%}{{ return('(select ' ~ key_pads(hex_bytes("'" ~ unit_test_key() ~ "'")) ~ ')') }}{%- endif -%}
    {{ return(layer_relation('vault', 'scramble_key')) }}
{%- endmacro %}

{# unit_test_key(): a made-up key in hexadecimal digits, for unit tests, which override this macro; none otherwise. #}
{% macro unit_test_key() -%}{{ return(none) }}{%- endmacro %}
