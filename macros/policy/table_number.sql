{# table_number(table): the number of a table in ssd_tables(). #}
{% macro table_number(table) -%}
    {%- for entry in ssd_tables() if entry.table == table -%}{{ return(entry.number) }}{%- endfor -%}
    {{ exceptions.raise_compiler_error("unknown SSD table '" ~ table ~ "'. Valid tables: " ~ ssd_tables() | map(attribute='table') | join(', ') ~ '.') }}
{%- endmacro %}
