{% macro exclusions_relation() -%}
    {%- set named = var('exclusions') | string -%}
    {%- if not modules.re.match('^\\w+\\.\\w+$', named) -%}
        {{ refuse_exclusions() }}
    {%- endif -%}
    {%- set schema, table = named.split('.') -%}
    {{ return(api.Relation.create(database=var('ssd_database') or target.database, schema=schema, identifier=table)) }}
{%- endmacro %}
