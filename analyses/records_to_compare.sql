select
    table_name,
    column_name,
    pseudonym
from {{ ref('assurance__unchanged_values') }}
