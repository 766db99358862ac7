{% macro method_integer(rule=none, rules=none) -%}
    {{ return(number_method(rule, rules, ['min*', 'max*'])) }}
{%- endmacro %}
