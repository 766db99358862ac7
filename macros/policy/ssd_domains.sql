{% macro ssd_domains() -%}
    {{ return(ssd_tables() | map(attribute='domain') | unique | list) }}
{%- endmacro %}
