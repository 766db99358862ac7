{#- The policy by column: of what class each is, and what the scramble does to it. -#}
with policy as (
    {{ policy_values(ssd_tables()) }}
)

select
    table_name,
    column_name,
    part,
    classification,
    method as scramble_method,
    expected as expected_outcome,
    reason as policy_reason
from policy
