{% macro rows_of(table) -%}
{{ ref('prepared__' ~ table) }} as s
    inner join {{ ref('vault__rows') }} as r
        on r.table_number = {{ table_entry(table).number }} and r.source_row = s.source_row
{%- endmacro %}
