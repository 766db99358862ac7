{# The tag `rest` of what the payload does not read, by which the selectors of phases 3 and 4 leave it out: the list of
   ssd_tables() alone decides. #}
{% macro part_tag(tables) -%}
    {%- if 'payload' not in tables | map(attribute='part') | list -%}
        {{- config(tags=['rest']) -}}
    {%- endif -%}
{%- endmacro %}
