{# staged_generation(phase): what a phase's staging table holds; empty where it was never staged. #}
{% macro staged_generation(phase) -%}
    {{ return(table_generation(staging_model(phase))) }}
{%- endmacro %}
