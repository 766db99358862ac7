{# value_text(rule, alias): a prepared column as the text under which the vault's maps know it. #}
{% macro value_text(rule, alias='s') -%}
    {%- if rule.kind == 'number' -%}{{ return(exact_text(alias ~ '.' ~ rule.name, 40)) }}{%- endif -%}
    {{ return(alias ~ '.' ~ rule.name) }}
{%- endmacro %}
