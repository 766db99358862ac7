{% macro audit_is_open() -%}
    {{ return(relation_exists(layer_relation('audit', 'run_lock'))) }}
{%- endmacro %}
