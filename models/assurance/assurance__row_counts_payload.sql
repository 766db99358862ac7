{%- do declare_sources(true) -%}
{%- do ref('vault__rows') -%}
{%- for entry in ssd_tables(payload=true) -%}{%- do ref('scrambled__' ~ entry.table) -%}{%- endfor -%}
with counted as (
    {{ union_branches(row_count_branches(payload=true, live=source_columns()), {'table_number': 'int', 'table_name': 'nvarchar(60)', 'source_rows': 'int', 'expected_rows': 'int', 'scrambled_rows': 'int'}) }}
)

select
    '{{ generation() }}' as generation,
    table_number,
    table_name,
    source_rows,
    expected_rows,
    scrambled_rows
from counted
