{% macro table_subject(table) -%}
    {%- set node = table_policy(table) -%}
    {%- set subject = node.config.meta.subject if node else 'none' -%}
    {{ return([subject] if subject is string else subject) }}
{%- endmacro %}
