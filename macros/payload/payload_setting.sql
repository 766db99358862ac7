{% macro payload_setting(name) -%}
    {%- set allowed = payload_settings()[name] -%}
    {%- for value in allowed if value | string == var(name) | string -%}
        {{ return(value) }}
    {%- endfor -%}
    {%- set message = "var %s is %s, not '%s'." | format(name, allowed | join(' or '), var(name)) -%}
    {{ exceptions.raise_compiler_error(message) }}
{%- endmacro %}
