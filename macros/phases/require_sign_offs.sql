{% macro require_sign_offs() -%}
    {%- set missing = [] -%}
    {%- for phase in range(1, 5) if not last_event('phase signed off', phase) -%}
        {%- do missing.append(phase) -%}
    {%- endfor -%}
    {%- if missing -%}
        {{ exceptions.raise_compiler_error(
            'Phase 5 needs phases 1 to 4 signed off; not yet: %s. See `dbt run-operation sign_off_phase`.'
            | format(missing | join(', '))
        ) }}
    {%- endif -%}
{%- endmacro %}
