{#- Fields that a person should look at before anything is sent: those that failed, and those with values made empty, kept as
    placeholders or not read. Counts only. -#}
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
