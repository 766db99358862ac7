{# vault_relations(): the tables and views that are in the vault now. #}
{% macro vault_relations() -%}
    {%- set sample = layer_relation('vault', 'scramble_key') -%}
    {%- set found = [] -%}
    {%- for row in run_query(schema_relations_sql(sample.database, sample.schema)).rows -%}
        {%- if var('schema_layout') != 'one' or row[0].split('__')[0] in ['vault', 'prepared'] -%}
            {%- do found.append(api.Relation.create(database=sample.database, schema=sample.schema, identifier=row[0], type=row[1])) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
