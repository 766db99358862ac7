{# array_items(rule, rules): a CTE <column>_items with one row a source row: the new codes of its array, in the list's order.
   Reads the codes of the list wherever they stand in quotes, so that an array, an object {"1A": "Yes"} and broken JSON are all read. #}
{% macro array_items(rule, rules) -%}
{{ rule.name }}_items as (
    select
        r.row_key,
        {{ text_aggregate("concat('\"', v.drawn_value, '\"')", ', ', 'v.drawn_ordinal') }} as items
    from source_rows as s
    inner join row_draws as r
        on r.row_key = {{ row_key_expression(rules) }}
    inner join {{ ref('reference__lists') }} as l
        on {{ array_holds('s.' ~ rule.name, 'l', rule.list) }}
    inner join {{ ref('vault__value_draws') }} as v
        on v.subject_key = r.subject_key and v.list_name = l.list_name and v.value = l.code_key
    group by r.row_key
)
{%- endmacro %}
