{% macro prepared_edges() -%}
    {%- for entry in ssd_tables() -%}
        {%- do ref('prepared__' ~ entry.table) -%}
    {%- endfor -%}
{%- endmacro %}
