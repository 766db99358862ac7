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
