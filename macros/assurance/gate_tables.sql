{% macro gate_tables() -%}
    {{ return(scrambled_names(ssd_tables('payload'))) }}
{%- endmacro %}
