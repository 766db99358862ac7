{% macro run_coverage() -%}
    {%- set of_payload = '' if 'rest' in parts_of_run() else ': those that the payload reads' -%}
    {{ return('%s of %s tables%s' | format(tables_of_run() | length, ssd_tables() | length, of_payload)) }}
{%- endmacro %}
