{% macro method_forename(rule=none, rules=none) -%}
    {{ return(name_method(rule, rules, list_form('forename'))) }}
{%- endmacro %}
