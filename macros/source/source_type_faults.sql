{% macro source_type_faults() -%}
    {%- set faults = [] -%}
    {%- for entry in tables_of_run() -%}
        {%- do faults.extend(conform_source(entry.table).faults) -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}
