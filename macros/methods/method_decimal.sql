{% macro method_decimal(rule=none, rules=none) -%}
    {{ return(number_method(rule, rules, ['min*', 'max*', 'scale*'])) }}
{%- endmacro %}
