select
    s.row_state,
    s.submission_status,
    count(*) as children,
    sum(s.to_release) as to_release,
    sum(s.changed) as changed,
    min(s.characters) as shortest,
    max(s.characters) as longest,
    max(s.last_updated) as last_updated
from {{ ref('phase_' ~ var('look_at_phase') ~ '__oversight') }} as s
group by s.row_state, s.submission_status
