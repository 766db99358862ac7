{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
    {%- if custom_alias_name -%}
        {{ return(custom_alias_name | trim) }}
    {%- endif -%}
    {{ return(layer_identifier(none, node.name)) }}
{%- endmacro %}
