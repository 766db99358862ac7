{# Renders nothing: as prepared_edges(), for the scrambled tables. #}
{% macro scrambled_edges(domain=none) -%}
    {%- for entry in ssd_tables() if domain in [none, entry.domain] -%}
        {%- do ref('scrambled__' ~ entry.table) -%}
    {%- endfor -%}
{%- endmacro %}
