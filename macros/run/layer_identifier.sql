{% macro layer_identifier(layer, name) -%}
    {%- if var('schema_layout') != 'one' -%}
        {{ return(name if layer else name.split('__', 1)[-1]) }}
    {%- endif -%}
    {{ return([layer, name] | select | join('__')) }}
{%- endmacro %}
