{# row_key_expression(rules, alias): the row key of a table as one text; empty where the key is NULL. #}
{% macro row_key_expression(rules, alias='s') -%}
    {%- set parts = [] -%}
    {%- for rule in rules if rule.row_key -%}{%- do parts.append(alias ~ '.' ~ rule.name) -%}{%- endfor -%}
    {%- if parts | length == 1 -%}{{ return("coalesce(" ~ parts[0] ~ ", '')") }}{%- endif -%}
    {{ return('concat(' ~ parts | join(", '|', ") ~ ')') }}
{%- endmacro %}
