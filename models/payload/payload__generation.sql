{#- What a payload may be built from: one row, the generation whose assurance gate passed. The cohort of the scrambled lane is joined to it. -#}
select
    generation,
    count(*) as checks_passed
from {{ ref('assurance__gate') }}
where verdict = 'pass'
group by generation
