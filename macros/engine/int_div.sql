{# int_div(dividend, divisor): whole-number division of two whole numbers, both 0 or more. `/` means different things on the engines. #}
{% macro int_div(dividend, divisor) -%}
    {{ return(adapter.dispatch('int_div', 'ssd_scrambler')(dividend=dividend, divisor=divisor)) }}
{%- endmacro %}

{% macro default__int_div(dividend, divisor) %}{{ engine_not_supported('int_div') }}{% endmacro %}

{% macro sqlserver__int_div(dividend, divisor) -%} (({{ dividend }}) / {{ divisor }}) {%- endmacro %}

{% macro duckdb__int_div(dividend, divisor) -%} (({{ dividend }}) // {{ divisor }}) {%- endmacro %}
