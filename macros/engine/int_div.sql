{# int_div(dividend, divisor): whole-number division of two whole numbers, both 0 or more. `/` means different things on the engines. #}
{% macro int_div(dividend, divisor) -%}
    {{ return(adapter.dispatch('int_div', 'ssd_scrambler')(dividend=dividend, divisor=divisor)) }}
{%- endmacro %}

{% macro default__int_div(dividend, divisor) %}{{ engine_not_supported('int_div') }}{% endmacro %}

{% macro sqlserver__int_div(dividend, divisor) -%} ({{ bracketed(dividend) }} / {{ divisor }}) {%- endmacro %}

{% macro duckdb__int_div(dividend, divisor) -%} ({{ bracketed(dividend) }} // {{ divisor }}) {%- endmacro %}

{# bracketed(expression): the expression in brackets, unless it is a name alone. #}
{% macro bracketed(expression) -%}
    {{ return(expression if modules.re.match('^[A-Za-z0-9_.]+$', expression | string) else '(' ~ expression ~ ')') }}
{%- endmacro %}
