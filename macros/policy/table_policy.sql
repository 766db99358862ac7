{# table_policy(table): the YAML node of a scrambled model: its meta and its columns. Empty where the graph is (while parsing,
   and in unit tests, which override policy_columns instead). #}
{% macro table_policy(table) -%}
    {%- set node = graph.nodes.get('model.' ~ project_name ~ '.scrambled__' ~ table) if execute and graph is mapping and graph.nodes else none -%}
    {{ return(node) }}
{%- endmacro %}
