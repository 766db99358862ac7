{% macro int_div(dividend, divisor) -%}
    {{ return(adapter.dispatch('int_div', 'ssd_scrambler')(dividend=dividend, divisor=divisor)) }}
{%- endmacro %}

{% macro default__int_div(dividend, divisor) %}{{ engine_not_supported('int_div') }}{% endmacro %}

{% macro sqlserver__int_div(dividend, divisor) -%} ({{ bracketed(dividend) }} / {{ divisor }}) {%- endmacro %}

{% macro duckdb__int_div(dividend, divisor) -%} ({{ bracketed(dividend) }} // {{ divisor }}) {%- endmacro %}

{% macro bracketed(expression) -%}
    {%- set is_name = modules.re.match('^[A-Za-z0-9_.]+$', expression | string) -%}
    {{ return((expression | string) if is_name else '(%s)' | format(expression)) }}
{%- endmacro %}
