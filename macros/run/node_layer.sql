{% macro node_layer(unique_id) -%}
    {%- set node = graph.nodes.get(unique_id) if unique_id.startswith('model.%s.' | format(project_name)) else none -%}
    {{ return(node.config.meta.get('layer') if node else none) }}
{%- endmacro %}
