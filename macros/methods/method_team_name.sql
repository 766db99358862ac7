{% macro method_team_name(rule=none, rules=none) -%}
    {{ return(identifier_method(rule, rules, [])) }}
{%- endmacro %}
