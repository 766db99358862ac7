{# scrambled_names(tables): the names in the database of the scrambled copies of some tables (entries of ssd_tables()). #}
{% macro scrambled_names(tables) -%}
    {%- set names = [] -%}
    {%- for entry in tables -%}{%- do names.append('scrambled__' ~ entry.table if var('schema_layout') == 'one' else entry.table) -%}{%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
