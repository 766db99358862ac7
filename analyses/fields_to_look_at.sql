select
    table_name,
    column_name,
    method,
    rows_compared,
    changed,
    placeholders,
    out_of_range,
    unreadable,
    unchanged,
    lost,
    invented,
    verdict
from {{ ref('assurance__field_changes') }}
where verdict like 'fail%' or placeholders + out_of_range + unreadable + unchanged + lost + invented > 0
