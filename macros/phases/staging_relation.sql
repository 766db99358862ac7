{% macro staging_relation(phase) -%}
    {{ return(layer_relation('phase_%s' | format(phase), staging_name(phase))) }}
{%- endmacro %}
