{#- What the assurance gate says of the generation that it last judged. Counts and names only. -#}
select
    generation,
    covers,
    check_number,
    check_name,
    checked,
    violations,
    places,
    verdict
from {{ ref('assurance__gate') }}
