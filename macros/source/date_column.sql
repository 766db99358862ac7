{# A date that the SSD holds as text has its date in a column beside it. #}
{% macro date_column(rule, alias='s') -%}
    {{ return('%s.%s%s' | format(alias, rule.name, '__date' if rule.kind == 'partial_date' else '')) }}
{%- endmacro %}
