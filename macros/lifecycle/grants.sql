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

{# keep_grants(layer): post-hook: with var manage_grants, lets the roles of a layer read the table just built; a rebuild has taken the right away.
   A table with meta operator_only is granted to nobody. #}
{% macro keep_grants(layer) -%}
    {%- if execute and flags.WHICH in ['build', 'run', 'seed'] and var('manage_grants') and not model.config.meta.get('operator_only') -%}
        {%- for role in reader_roles(layer) -%}
            {%- set statement = grant_select_sql(this, role) | trim -%}
            {%- if statement -%}{%- do run_query(statement) -%}{%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{# check_grants(): raises where var manage_grants is on and a role is missing, before anything is built. #}
{% macro check_grants() -%}
    {%- set query = missing_roles_sql(target.database, reader_roles('assurance')) | trim if var('manage_grants') else '' -%}
    {%- if query -%}
        {%- set missing = [] -%}
        {%- for row in run_query(query).rows -%}{%- do missing.append(row[0]) -%}{%- endfor -%}
        {%- if missing -%}
            {{ exceptions.raise_compiler_error('var manage_grants is on, but the login sees no role ' ~ missing | join(' and no role ') ~ ' in database ' ~ target.database
                ~ '. Let a DBA run 01_schemas_and_roles.sql and 02_grants.sql in scripts/sql, or leave manage_grants off.') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
