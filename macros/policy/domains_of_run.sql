{# While dbt parses all of them, so that the graph does not depend on the selection. #}
{% macro domains_of_run() -%}
    {{ return(tables_of_run() | map(attribute='domain') | unique | list) }}
{%- endmacro %}
