{# Where each layer has its own schema, rights on the schemas do this and outlast a rebuild, but for assurance, where a
   table may be the operator's alone. No layer for the live lane and phase 5 (meta operator_only). #}
{% macro reader_roles(layer) -%}
    {%- set readers = {
        'reference': ['reviewer', 'auditor'],
        'scrambled': ['reviewer'],
        'assurance': ['reviewer', 'auditor'],
        'constructed': ['reviewer'],
        'payload': ['reviewer'],
        'phase': ['reviewer']
    } -%}
    {%- set roles = [] -%}
    {%- if var('schema_layout') == 'one' or layer == 'assurance' -%}
        {%- for reader in readers.get(layer, []) -%}
            {%- do roles.append(target.schema ~ '_' ~ reader) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(roles) }}
{%- endmacro %}
