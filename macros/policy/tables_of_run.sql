{% macro tables_of_run(domain=none) -%}
    {%- set parts = parts_of_run() -%}
    {%- set entries = [] -%}
    {%- for entry in ssd_tables() if entry.part in parts and domain in [none, entry.domain] -%}
        {%- do entries.append(entry) -%}
    {%- endfor -%}
    {{ return(entries) }}
{%- endmacro %}
