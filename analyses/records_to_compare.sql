{#- The list for the manual check: each value that a rule should have changed and that is equal to its original, by table, column and the
    pseudonym of its record. Empty in a good run. For the operator only. -#}
select
    table_name,
    column_name,
    pseudonym
from {{ ref('assurance__unchanged_values') }}
