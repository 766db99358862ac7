{% macro staging_model(phase) -%}
    {{ return('phase_%s__%s' | format(phase, staging_name(phase))) }}
{%- endmacro %}
