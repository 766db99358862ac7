{% macro scrambled_names(tables) -%}
    {%- set prefix = 'scrambled__' if var('schema_layout') == 'one' else '' -%}
    {%- set names = [] -%}
    {%- for entry in tables -%}
        {%- do names.append(prefix ~ entry.table) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
