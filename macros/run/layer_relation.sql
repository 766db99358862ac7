{% macro layer_relation(layer, name) -%}
    {%- set database = (var('vault_database') if layer == 'vault' else none) or target.database -%}
    {{ return(api.Relation.create(
        database=database, schema=layer_schema(layer), identifier=layer_identifier(layer, name), type='table'
    )) }}
{%- endmacro %}
