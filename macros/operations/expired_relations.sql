{% macro expired_relations(expired) -%}
    {%- set views, tables = [], [] -%}
    {%- for name in expired -%}
        {%- if name.startswith('phase_') -%}
            {%- set layer = name.split('__')[0] -%}
            {%- do views.append(layer_relation(layer, 'oversight').incorporate(type='view')) -%}
            {%- do tables.append(staging_relation(layer.split('_')[1])) -%}
        {%- else -%}
            {%- set schema = layer_schema('scrambled') -%}
            {%- do tables.append(
                api.Relation.create(database=target.database, schema=schema, identifier=name, type='table')
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if expired | select('in', gate_tables()) | list -%}
        {%- for relation in scrambled_payload_relations() -%}
            {%- do (views if relation.type == 'view' else tables).append(relation) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(views + tables) }}
{%- endmacro %}

{% macro scrambled_payload_relations() -%}
    {%- set found = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' -%}
        {%- if node.name == 'payload__generation' or node.name.startswith('payload__scrambled_') -%}
            {%- set type = 'view' if node.config.materialized == 'view' else 'table' -%}
            {%- do found.append(
                api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias, type=type)
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
