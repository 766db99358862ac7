{% macro method_nhs_number(rule=none, rules=none) -%}
    {{ return(identifier_method(rule, rules, [])) }}
{%- endmacro %}
