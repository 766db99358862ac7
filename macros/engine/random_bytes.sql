{% macro random_bytes(count) -%}
    {{ return(adapter.dispatch('random_bytes', 'ssd_scrambler')(count=count)) }}
{%- endmacro %}

{% macro default__random_bytes(count) %}{{ engine_not_supported('random_bytes') }}{% endmacro %}

{% macro sqlserver__random_bytes(count) -%} crypt_gen_random({{ count }}) {%- endmacro %}

{% macro duckdb__random_bytes(count) -%} operating_system_random_bytes({{ count }}) {%- endmacro %}
