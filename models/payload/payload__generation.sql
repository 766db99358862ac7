{#- What a payload may be built from: one row, the generation whose assurance gate passed. The staging models will read the gate in the same way. -#}
select
    generation,
    count(*) as checks_passed
from {{ ref('assurance__gate') }}
where verdict = 'pass'
group by generation
