{% macro table_entry(table) -%}
    {%- for entry in ssd_tables() if entry.table == table -%}
        {{ return(entry) }}
    {%- endfor -%}
    {%- set known = ssd_tables() | map(attribute='table') | join(', ') -%}
    {{ exceptions.raise_compiler_error("unknown SSD table '%s'. Valid tables: %s." | format(table, known)) }}
{%- endmacro %}
