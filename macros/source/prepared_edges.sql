{# Renders nothing: makes the prepared tables parents of the model that calls it, also while dbt parses, when no rule is known. #}
{% macro prepared_edges(part=none, domain=none) -%}
    {%- for entry in ssd_tables(part) if domain in [none, entry.domain] -%}
        {%- do ref('prepared__' ~ entry.table) -%}
    {%- endfor -%}
{%- endmacro %}
