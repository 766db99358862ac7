{# In place of dbt-sqlserver's own: that one first looks for views that read the view to be dropped, in
   sys.sql_expression_dependencies, which only db_owner may read (error 229). No view of this project reads another,
   so a login needs no such right. #}
{% macro sqlserver__get_drop_sql(relation) -%}
    {{ get_use_database_sql(relation.database) }}
    exec('drop {{ relation.type }} if exists {{ escape_single_quotes(relation.include(database=false)) }};');
{%- endmacro %}
