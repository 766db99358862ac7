{# Sections in the order of the report, each in its own file. Nothing is written, and no value is shown. #}
{% macro preflight() -%}
    {%- set faults = [] -%}
    {%- set before = preflight_row_counts() -%}
    {%- do preflight_server(faults) -%}
    {%- do preflight_tables(faults) -%}
    {%- do preflight_unknown_tables() -%}
    {%- do preflight_keys(faults) -%}
    {%- do preflight_codes() -%}
    {%- do preflight_dates() -%}
    {%- do preflight_refresh(before, preflight_row_counts(), faults) -%}
    {%- do print('') -%}
    {%- if faults -%}
        {%- for fault in faults -%}
            {%- do print('  STOP  %s' | format(fault)) -%}
        {%- endfor -%}
        {{ exceptions.raise_compiler_error(
            'Preflight found %s reasons why a scramble could not run. They are listed above.' | format(faults | length)
        ) }}
    {%- endif -%}
    {%- do print('Preflight found nothing that would stop a scramble. Next: dbt build --selector scramble') -%}
{%- endmacro %}
