{% macro missing_roles_sql(database, roles) -%}
    {{ return(adapter.dispatch('missing_roles_sql', 'ssd_scrambler')(database=database, roles=roles)) }}
{%- endmacro %}

{% macro default__missing_roles_sql(database, roles) %}{{ engine_not_supported('missing_roles_sql') }}{% endmacro %}

{# The function looks in the database that the session uses. #}
{% macro sqlserver__missing_roles_sql(database, roles) -%}
use {{ bracketed_name(database) }};
select r.role_name
from (values
    {%- for role in roles %}
    (N{{ quoted(role) }}){{ ',' if not loop.last }}
    {%- endfor %}
) as r (role_name)
where database_principal_id(r.role_name) is null;
{%- endmacro %}

{% macro duckdb__missing_roles_sql(database, roles) %}{% endmacro %}
