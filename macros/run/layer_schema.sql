{% macro layer_schema(layer) -%}
    {%- if var('schema_layout') not in ['layers', 'one'] -%}
        {{ refuse_var('schema_layout', "'layers' or 'one'") }}
    {%- endif -%}
    {%- if var('schema_layout') == 'one' or not layer -%}
        {{ return(target.schema) }}
    {%- endif -%}
    {{ return([target.schema, layer | trim] | join('_')) }}
{%- endmacro %}
