{# generate_alias_name(custom_alias_name, node): the part of a model's or seed's name after `__`, so that a scrambled table keeps its
   SSD name; with var schema_layout `one`, the full name. #}
{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
    {%- if custom_alias_name -%}{{ return(custom_alias_name | trim) }}{%- endif -%}
    {{ return(layer_identifier(none, node.name)) }}
{%- endmacro %}

{# layer_identifier(layer, name): the name of a table in a layer: `name`, or with schema_layout `one` <layer>__<name>. #}
{% macro layer_identifier(layer, name) -%}
    {%- if var('schema_layout') == 'one' -%}{{ return((layer ~ '__' ~ name) if layer else name) }}{%- endif -%}
    {{ return(name if layer else name.split('__', 1)[-1]) }}
{%- endmacro %}
