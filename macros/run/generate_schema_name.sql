{# generate_schema_name(custom_schema_name, node): <schema>_<layer>; with var schema_layout `one`, <schema> for everything. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ return(layer_schema(custom_schema_name)) }}
{%- endmacro %}
