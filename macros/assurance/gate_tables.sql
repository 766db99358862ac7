{# gate_tables(): the names in the database of the scrambled tables that a payload reads, and so the gate speaks for. #}
{% macro gate_tables() -%}
    {{ return(scrambled_names(ssd_tables('payload'))) }}
{%- endmacro %}
