select
    generation,
    count(*) as checks_passed
from {{ ref('assurance__gate') }}
where verdict = 'pass'
group by generation
