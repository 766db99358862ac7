{# layer_relation(layer, name): the relation of a table that a macro keeps, such as the key or the audit log. #}
{% macro layer_relation(layer, name) -%}
    {%- set database = (var('vault_database') if layer == 'vault' else none) or target.database -%}
    {{ return(api.Relation.create(database=database, schema=layer_schema(layer), identifier=layer_identifier(layer, name), type='table')) }}
{%- endmacro %}

{# key_relation(): what to join for the padded scramble key: one row, inner_pad and outer_pad. The only way in which SQL reaches the key. #}
{% macro key_relation() -%}
    {%- if unit_test_key() -%}{{ return('(select ' ~ key_pads(hex_bytes("'" ~ unit_test_key() ~ "'")) ~ ')') }}{%- endif -%}
    {{ return(layer_relation('vault', 'scramble_key')) }}
{%- endmacro %}

{# unit_test_key(): a made-up key in hexadecimal digits, for unit tests, which override this macro; none otherwise. #}
{% macro unit_test_key() -%}{{ return(none) }}{%- endmacro %}
