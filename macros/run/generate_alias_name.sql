{# generate_alias_name(custom_alias_name, node): the part of a model's or seed's name after `__`, so that a scrambled table keeps its
   SSD name; with var schema_layout `one`, the full name. #}
{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
    {%- if custom_alias_name -%}{{ return(custom_alias_name | trim) }}{%- endif -%}
    {{ return(layer_identifier(none, node.name)) }}
{%- endmacro %}
