{# payload_setting(name): the value of one of these vars. Errors: a value that it may not have. #}
{% macro payload_setting(name) -%}
    {%- for allowed in payload_settings()[name] if allowed | string == var(name) | string -%}{{ return(allowed) }}{%- endfor -%}
    {{ exceptions.raise_compiler_error('var ' ~ name ~ ' is ' ~ payload_settings()[name] | join(' or ') ~ ", not '" ~ var(name) ~ "'.") }}
{%- endmacro %}
