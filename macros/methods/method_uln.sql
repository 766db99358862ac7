{% macro method_uln(rule=none, rules=none) -%}
    {{ return(identifier_method(rule, rules, [])) }}
{%- endmacro %}
