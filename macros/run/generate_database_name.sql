{# generate_database_name(custom_database_name, node): the profile's database; the vault's own where var vault_database names one. #}
{% macro generate_database_name(custom_database_name=none, node=none) -%}
    {%- if node is not none and node.fqn | length > 1 and node.fqn[1] in ['prepared', 'vault'] and var('vault_database') -%}
        {{ return(var('vault_database')) }}
    {%- endif -%}
    {{ return(custom_database_name or target.database) }}
{%- endmacro %}
