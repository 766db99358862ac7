{# A test alone would gate `dbt build`, but neither `dbt run` nor a partial selection. #}
{% macro require_gate() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set state = gate_state() -%}
        {%- if state.verdict != 'passed' -%}
            {{ exceptions.raise_compiler_error('%s. Nothing may be built on these tables. Look at the assurance tables, mend the cause and run %s.' | format(state.message, run_command())) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
