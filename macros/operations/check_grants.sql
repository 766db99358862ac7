{% macro check_grants() -%}
    {%- set query = missing_roles_sql(target.database, reader_roles('assurance')) | trim -%}
    {%- set missing = run_query(query).columns[0].values() if query and var('manage_grants') else [] -%}
    {%- if missing -%}
        {{ exceptions.raise_compiler_error(
            'var manage_grants is on, but the login sees no role %s in database %s. Let a DBA run 01_schemas_and_roles.sql and 02_grants.sql in scripts/sql, or leave manage_grants off.'
            | format(missing | join(' and no role '), target.database)
        ) }}
    {%- endif -%}
{%- endmacro %}
