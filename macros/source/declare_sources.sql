{# declare_sources(): makes every SSD table a parent of the model that calls it. The graph is empty while dbt parses, so the
   edges come from the literal ssd_tables(). Renders nothing. Arguments: payload (true, false or none), see ssd_tables(). #}
{% macro declare_sources(payload=none) -%}
    {%- for entry in ssd_tables(payload) -%}{%- do source('ssd', entry.table) -%}{%- endfor -%}
{%- endmacro %}
