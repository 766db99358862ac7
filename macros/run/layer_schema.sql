{# layer_schema(layer): the schema of a layer (vault, scrambled, audit …). Errors: an unknown schema_layout. #}
{% macro layer_schema(layer) -%}
    {%- if var('schema_layout') not in ['layers', 'one'] -%}
        {{ exceptions.raise_compiler_error("var schema_layout is 'layers' or 'one', not '" ~ var('schema_layout') ~ "'.") }}
    {%- endif -%}
    {{ return(target.schema if var('schema_layout') == 'one' or not layer else target.schema ~ '_' ~ layer | trim) }}
{%- endmacro %}
