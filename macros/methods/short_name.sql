{# short_name(rule): a column's name without the prefix of its table, four letters where the SSD has one. Aliases are made of it, see join_alias(). #}
{% macro short_name(rule) -%}{{ return(rule.name[5:] if rule.name[4:5] == '_' else rule.name) }}{%- endmacro %}
