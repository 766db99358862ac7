{% macro staged_generation(phase) -%}
    {{ return(table_generation(staging_model(phase))) }}
{%- endmacro %}
