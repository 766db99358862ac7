{# Where a UPN is unknown the column may hold a code for the reason (`codes`); then it gets another such code. #}
{% macro method_upn(rule=none, rules=none) -%}
    {{ return(identifier_method(rule, rules, ['codes'])) }}
{%- endmacro %}
