{# table_subject(table): the subject of a table: 'none', a column, a path, or a list of alternatives. #}
{% macro table_subject(table) -%}
    {%- set node = table_policy(table) -%}
    {{ return(node.config.meta.subject if node else 'none') }}
{%- endmacro %}
