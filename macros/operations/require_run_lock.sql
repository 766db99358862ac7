{% macro require_run_lock() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] and run_lock_owner() != invocation_id -%}
        {{ exceptions.raise_compiler_error(
            'Another run has taken over the vault. This one stops, so that two keys cannot mix. Let the other run end, then run %s again.'
            | format(run_command())
        ) }}
    {%- endif -%}
{%- endmacro %}
