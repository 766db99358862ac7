{# rows_join(table, rules): the join from a prepared source row `s` to its row in the vault, `r`. #}
{% macro rows_join(table, rules) -%}
inner join {{ ref('vault__rows') }} as r
        on r.table_number = {{ table_number(table) }} and r.row_key = {{ row_key_expression(rules) }}
{%- endmacro %}
