{# A made-up forename and surname; a name that would meet its original gets its surname twice. #}
{% macro method_full_name(rule=none, rules=none) -%}
    {%- set starts = "left(c.value, len(l.code_key) + 1) = concat(l.code_key, ' ')" -%}
    {%- set ends = "right(c.value, len(l.code_key) + 1) in (concat(' ', l.code_key), concat('-', l.code_key))" -%}
    {%- set form -%}
{{ list_form('forename', starts) }}
            and {{ list_form('surname', ends) }}
    {%- endset -%}
    {{ return(name_method(rule, rules, form)) }}
{%- endmacro %}
