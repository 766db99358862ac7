{# roles_sql(database): a query that lists the names of the roles that the login can see in a database; empty where the engine has no roles. #}
{% macro roles_sql(database) -%}
    {{ return(adapter.dispatch('roles_sql', 'ssd_scrambler')(database=database)) }}
{%- endmacro %}

{% macro default__roles_sql(database) %}{{ engine_not_supported('roles_sql') }}{% endmacro %}

{% macro sqlserver__roles_sql(database) -%}
select name as role_name from [{{ database }}].sys.database_principals where type = 'R'
{%- endmacro %}

{% macro duckdb__roles_sql(database) %}{% endmacro %}
