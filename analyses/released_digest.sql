{%- set phase = var('look_at_phase') -%}
with releases as (
    select
        e.event_number,
        {{ typed('e.occurred_at', 'datetime') }} as released_at,
        e.detail,
        row_number() over (order by e.event_number desc) as place
    from {{ layer_relation('audit', 'events') }} as e
    where e.event = 'phase released' and {{ event_of_phase('e', phase) }}
),

window_of_release as (
    select
        max(case when r.place = 1 then r.released_at end) as released_at,
        max(case when r.place = 2 then r.released_at end) as released_before,
        max(case when r.place = 1 then r.detail end) as detail
    from releases as r
)

select
    count(*) as rows_released,
    max(w.released_at) as released_at,
    {{ payload_digest('s.json_payload', 's.id') | indent(4) }} as digest,
    case
        when max(w.detail) is null then 'not released'
        when
            max(w.detail) like concat('%"digest": "', {{ payload_digest('s.json_payload', 's.id') | indent(12) }}, '"%')
            then 'as released'
        when
            max(w.detail) not like concat('%"rows": ', count(*), ',%')
            then 'rows are missing: built since the release, or removed'
        else 'CHANGED since the release'
    end as verdict
from {{ ref(staging_model(phase)) }} as s
cross join window_of_release as w
where
    s.last_updated <= w.released_at
    and (w.released_before is null or s.last_updated > w.released_before)
    and not (
        s.submission_timestamp is null
        and s.current_hash = {{ deletion_hash() }}
    )
