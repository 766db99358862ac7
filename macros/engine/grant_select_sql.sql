{% macro grant_select_sql(relation, role) -%}
    {{ return(adapter.dispatch('grant_select_sql', 'ssd_scrambler')(relation=relation, role=role)) }}
{%- endmacro %}

{% macro default__grant_select_sql(relation, role) %}{{ engine_not_supported('grant_select_sql') }}{% endmacro %}

{# A table is granted by its name in the database that the session uses. #}
{% macro sqlserver__grant_select_sql(relation, role) -%}
use {{ bracketed_name(relation.database) }};
grant select on object::{{ relation.include(database=false) }} to {{ bracketed_name(role) }};
{%- endmacro %}

{% macro duckdb__grant_select_sql(relation, role) %}{% endmacro %}
