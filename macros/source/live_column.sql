{# live_column(rule, columns): the source column that a rule reads: its own name, or the older one of renamed_from; none if missing. #}
{% macro live_column(rule, columns) -%}
    {%- set name = rule.name | lower -%}
    {%- if name in columns -%}{{ return(columns[name]) }}{%- endif -%}
    {%- if rule.renamed_from and rule.renamed_from | lower in columns -%}{{ return(columns[rule.renamed_from | lower]) }}{%- endif -%}
    {{ return(none) }}
{%- endmacro %}
