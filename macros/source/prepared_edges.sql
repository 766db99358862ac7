{# Renders nothing: makes the prepared tables parents of the model that calls it, also while dbt parses, when no rule is
   known. #}
{% macro prepared_edges() -%}
    {%- for entry in ssd_tables() -%}
        {%- do ref('prepared__' ~ entry.table) -%}
    {%- endfor -%}
{%- endmacro %}
