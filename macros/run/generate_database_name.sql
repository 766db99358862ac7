{% macro generate_database_name(custom_database_name=none, node=none) -%}
    {%- set folder = (node.fqn + ['', ''])[1] if node else '' -%}
    {%- if folder in ['prepared', 'vault'] and var('vault_database') -%}
        {{ return(var('vault_database')) }}
    {%- endif -%}
    {{ return(custom_database_name or target.database) }}
{%- endmacro %}
