{# dbt does not tell a retry from the command that it repeats in any other way. #}
{% macro is_retry() -%}
    {{ return(selected_resources | length == 0) }}
{%- endmacro %}
