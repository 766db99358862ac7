{# is_retry(): whether this is `dbt retry`: it runs as the command that it repeats, but without a list of what is selected. #}
{% macro is_retry() -%}
    {{ return(selected_resources | length == 0) }}
{%- endmacro %}
