{# constructed_children(): var constructed_children, checked: how many children the constructed lane has. #}
{% macro constructed_children() -%}
    {%- set text = var('constructed_children') | string -%}
    {%- if not modules.re.match('^[0-9]{1,7}$', text) or not 1 <= text | int <= 1000000 -%}
        {{ exceptions.raise_compiler_error("var constructed_children is a whole number, 1 to 1000000, not '" ~ text ~ "'.") }}
    {%- endif -%}
    {{ return(text | int) }}
{%- endmacro %}
