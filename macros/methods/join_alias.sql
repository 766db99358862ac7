{# join_alias(kind, rule): the alias of the join that brings a column's new value: id_ (identifiers), date_ (calendar), draw_ (value_draws), items_ (codes
   of an array), list_ (reference__lists by the row's draw), placeholder_, and the column's short name. #}
{% macro join_alias(kind, rule) -%}{{ return(kind ~ '_' ~ short_name(rule)) }}{%- endmacro %}
