{# exclusions_relation(): the table that the var `exclusions` names. Errors: not schema.table. #}
{% macro exclusions_relation() -%}
    {%- set named = var('exclusions') | string -%}
    {%- if not modules.re.match('^\\w+\\.\\w+$', named) -%}{{ refuse_exclusions() }}{%- endif -%}
    {{ return(api.Relation.create(database=var('ssd_database') or target.database, schema=named.split('.')[0], identifier=named.split('.')[1])) }}
{%- endmacro %}
