{# The graph is empty while dbt parses and in unit tests, which override policy_columns() instead. #}
{% macro table_policy(table) -%}
    {%- set nodes = graph.nodes if execute and graph is mapping else none -%}
    {{ return(nodes.get('model.%s.scrambled__%s' | format(project_name, table)) if nodes else none) }}
{%- endmacro %}
