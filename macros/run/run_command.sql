{# run_command(): the command that makes a whole generation, for messages: the one of this run where it is a phase's, else the full scramble. #}
{% macro run_command() -%}
    {%- set selector = invocation_args_dict.get('selector') -%}
    {{ return('`dbt build --selector ' ~ (selector if selector in ['phase_3', 'phase_4'] else 'scramble') ~ '`') }}
{%- endmacro %}
