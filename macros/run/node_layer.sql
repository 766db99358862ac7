{# node_layer(unique_id): the layer of a model of this project, from its folder's meta; none for other nodes. #}
{% macro node_layer(unique_id) -%}
    {%- set node = graph.nodes.get(unique_id) if unique_id.startswith('model.' ~ project_name ~ '.') else none -%}
    {{ return(node.config.meta.get('layer') if node else none) }}
{%- endmacro %}
