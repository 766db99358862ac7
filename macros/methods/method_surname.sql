{% macro method_surname(rule=none, rules=none) -%}
    {{ return(name_method(rule, rules, list_form('surname'))) }}
{%- endmacro %}
