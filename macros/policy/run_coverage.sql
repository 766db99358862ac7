{# run_coverage(): which tables this run's proof is about, in words, for the gate. #}
{% macro run_coverage() -%}
    {{ return(tables_of_run() | length ~ ' of ' ~ ssd_tables() | length ~ ' tables' ~ (': those that the payload reads' if 'rest' not in parts_of_run() else '')) }}
{%- endmacro %}
