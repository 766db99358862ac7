{# By name, since the policy lies below the methods: a rule says which method it wants, and nobody but the method knows
   what that means. #}
{% macro call_method(name, rule=none, rules=none) -%}
    {{ return(context['method_' ~ name](rule=rule, rules=rules)) }}
{%- endmacro %}
