{% macro run_command() -%}
    {%- set selector = invocation_args_dict.get('selector') -%}
    {%- set whole = selector if selector in ['phase_3', 'phase_4'] else 'scramble' -%}
    {{ return('`dbt build --selector %s`' | format(whole)) }}
{%- endmacro %}
