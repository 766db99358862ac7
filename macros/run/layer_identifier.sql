{# layer_identifier(layer, name): the name of a table in a layer: `name`, or with schema_layout `one` <layer>__<name>. #}
{% macro layer_identifier(layer, name) -%}
    {%- if var('schema_layout') == 'one' -%}{{ return((layer ~ '__' ~ name) if layer else name) }}{%- endif -%}
    {{ return(name if layer else name.split('__', 1)[-1]) }}
{%- endmacro %}
