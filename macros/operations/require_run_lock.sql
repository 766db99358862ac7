{# require_run_lock(): pre-hook of every model of the vault, scrambled and assurance layers: raises where another run has started meanwhile. #}
{% macro require_run_lock() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] and run_lock_owner() != invocation_id -%}
        {{ exceptions.raise_compiler_error('Another run has taken over the vault. This one stops, so that two keys cannot mix. Let the other run end, then run ' ~ run_command() ~ ' again.') }}
    {%- endif -%}
{%- endmacro %}
