{#- The policy by column: of what class each is, and what the scramble does to it. -#}
select
    {{ database_text('p.table_name') }} as table_name,
    {{ database_text('p.column_name') }} as column_name,
    p.part,
    p.classification,
    p.method as scramble_method,
    p.expected as expected_outcome,
    p.reason as policy_reason
from {{ policy_relation() }} as p
