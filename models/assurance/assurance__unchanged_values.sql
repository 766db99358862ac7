with cells as (
    {%- for domain in domains_of_run() %}
    select table_number, column_number, outcome, pseudonym from {{ ref('vault__comparison_' ~ domain) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
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
