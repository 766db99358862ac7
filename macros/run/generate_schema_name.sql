{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ return(layer_schema(custom_schema_name)) }}
{%- endmacro %}
