{# A postcode of valid form in an area that does not exist. #}
{% macro method_postcode(rule=none, rules=none) -%}
    {%- set form -%}
len(c.value) = 7 and left(c.value, 1) = 'Z' and substring(c.value, 2, 1) in ('A', 'B', 'C', 'D', 'F', 'G', 'H', 'K')
    {%- endset -%}
    {{ return(name_method(rule, rules, form)) }}
{%- endmacro %}
