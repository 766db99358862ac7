{# audit_is_open(): whether the audit tables exist. #}
{% macro audit_is_open() -%}
    {%- set lock = layer_relation('audit', 'run_lock') -%}
    {{ return(relation_exists(lock)) }}
{%- endmacro %}
