{% macro constructed_children() -%}
    {%- set text = var('constructed_children') | string -%}
    {%- if not modules.re.match('^[0-9]{1,7}$', text) or not 1 <= text | int <= 1000000 -%}
        {%- set message = "var constructed_children is a whole number, 1 to 1000000, not '%s'." -%}
        {{ exceptions.raise_compiler_error(message | format(text)) }}
    {%- endif -%}
    {{ return(text | int) }}
{%- endmacro %}
