{# As prepared_edges(), for the scrambled tables. #}
{% macro scrambled_edges() -%}
    {%- for entry in ssd_tables() -%}
        {%- do ref('scrambled__' ~ entry.table) -%}
    {%- endfor -%}
{%- endmacro %}
