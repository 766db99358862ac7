with cells as (
    {{- union_of_domains('vault__comparison', ['table_number', 'column_number', 'outcome', 'pseudonym']) }}
)

select
    '{{ generation() }}' as generation,
    f.table_name,
    f.column_name,
    {{ database_text('c.pseudonym', 255) }} as pseudonym
from cells as c
inner join {{ ref('assurance__field_changes') }} as f
    on f.table_number = c.table_number and f.column_number = c.column_number
where c.outcome = 'equal' and f.expected = 'change'
