{% macro vault_relations() -%}
    {%- set key = layer_relation('vault', 'scramble_key') -%}
    {%- set found = [] -%}
    {%- for name, type in run_query(schema_relations_sql(key.database, key.schema)).rows -%}
        {%- if var('schema_layout') != 'one' or name.split('__')[0] in ['prepared', 'vault'] -%}
            {%- do found.append(
                api.Relation.create(database=key.database, schema=key.schema, identifier=name, type=type)
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
