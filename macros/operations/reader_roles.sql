{# reader_roles(layer): the roles that read a layer's tables, as far as dbt grants them table by table. Where each layer has its own schema
   (schema_layout: layers) the rights on schemas do that, except for assurance, where a table may be the operator's alone. No layer for the live lane and
   phase 5 (meta operator_only). #}
{% macro reader_roles(layer) -%}
    {%- set readers = {'reference': ['reviewer', 'auditor'], 'scrambled': ['reviewer'], 'assurance': ['reviewer', 'auditor'],
        'constructed': ['reviewer'], 'payload': ['reviewer'], 'phase': ['reviewer']} -%}
    {%- if var('schema_layout') != 'one' and layer != 'assurance' -%}{{ return([]) }}{%- endif -%}
    {%- set roles = [] -%}
    {%- for reader in readers.get(layer, []) -%}{%- do roles.append(target.schema ~ '_' ~ reader) -%}{%- endfor -%}
    {{ return(roles) }}
{%- endmacro %}
