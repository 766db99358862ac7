{# require_sign_offs(): raises unless phases 1 to 4 are signed off. #}
{% macro require_sign_offs() -%}
    {%- set missing = [] -%}
    {%- for phase in [1, 2, 3, 4] if not last_event('phase signed off', phase) -%}{%- do missing.append(phase | string) -%}{%- endfor -%}
    {%- if missing -%}
        {{ exceptions.raise_compiler_error('Phase 5 needs phases 1 to 4 signed off; not yet: ' ~ missing | join(', ') ~ '. See `dbt run-operation sign_off_phase`.') }}
    {%- endif -%}
{%- endmacro %}
