{% macro domain_tables(domain) -%}
    {{ return(ssd_tables() | selectattr('domain', 'equalto', domain) | list) }}
{%- endmacro %}
