{# payload_settings(): the vars on which versions of the API differ: var -> the values that it may have, the default first. #}
{% macro payload_settings() -%}
    {{ return({
        'mis_child_id': ['legacy', 'single_unique'],
        'worker_id': ['registration', 'staff'],
        'uasc_rule': ['code', 'contains'],
        'placement_type_length': [3, 2],
    }) }}
{%- endmacro %}

{# payload_setting(name): the value of one of these vars. Errors: a value that it may not have. #}
{% macro payload_setting(name) -%}
    {%- for allowed in payload_settings()[name] if allowed | string == var(name) | string -%}{{ return(allowed) }}{%- endfor -%}
    {{ exceptions.raise_compiler_error('var ' ~ name ~ ' is ' ~ payload_settings()[name] | join(' or ') ~ ", not '" ~ var(name) ~ "'.") }}
{%- endmacro %}
