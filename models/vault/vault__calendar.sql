{%- set knot_days = var('date_warp_knot_days') | int -%}
{%- set warp_days = var('date_warp_days') | int -%}
{%- set shift_days = var('date_shift_max_days') | int - var('date_shift_min_days') | int + 1 -%}
{%- set bend = 'w.warp * (%s - d.knot_offset) + w.next_warp * d.knot_offset' | format(knot_days) -%}
{{- check_date_vars() -}}
with numbered as (
    select
        subject_key,
        source_date,
        is_birth,
        {{ day_number('source_date') }} as source_day
    from {{ ref('vault__subject_dates') }}
),

-- Only dates of 1900 to 2100 that are no placeholder stand on the calendar; the others have no calendar day.
dated as (
    select
        n.subject_key,
        n.source_date,
        n.is_birth,
        case when p.value is null then 0 else 1 end as is_placeholder,
        case
            when p.value is null and n.source_day between 0 and {{ last_day_number() }} then n.source_day
        end as calendar_day
    from numbered as n
    left join {{ ref('reference__placeholder_values') }} as p
        on p.kind = 'date' and p.value = cast(n.source_day as nvarchar(40))
),

shiftable as (
    select
        subject_key,
        calendar_day,
        is_birth,
        {{ int_div('calendar_day', knot_days) }} as knot,
        calendar_day % {{ knot_days }} as knot_offset
    from dated
    where calendar_day is not null
),

-- One draw a subject: how far all its dates move back, and how much further its date of birth may.
hashed_subjects as (
    select
        s.subject_key,
        {{ hmac_sha256("concat('shift|', s.subject_key)") }} as digest
    from (select distinct subject_key from shiftable) as s
    cross join {{ key_relation() }} as k
),

shifts as (
    select
        subject_key,
        {{ var('date_shift_min_days') }} + {{ digest_slice('digest', 0, 6) }} % {{ shift_days }} as base_days,
        {{ digest_slice('digest', 6, 6) }} % {{ var('birth_shift_days') | int + 1 }} as birth_days
    from hashed_subjects
),

-- The knots before and after each date, and the warp at each: 0 to twice the warp (less the warp it is plus or minus).
knots as (
    select
        subject_key,
        knot
    from shiftable
    union
    select
        subject_key,
        knot + 1 as knot
    from shiftable
),

hashed_knots as (
    select
        n.subject_key,
        n.knot,
        {{ hmac_sha256("concat('warp|', n.subject_key, '|', n.knot)") }} as digest
    from knots as n
    cross join {{ key_relation() }} as k
),

warps as (
    select
        subject_key,
        knot,
        {{ digest_slice('digest', 0, 6) }} % {{ 2 * warp_days + 1 }} as warp
    from hashed_knots
),

-- The knot after each date's is always there, so the next warp is that of the next knot.
spans as (
    select
        subject_key,
        knot,
        warp,
        lead(warp) over (partition by subject_key order by knot) as next_warp
    from warps
),

-- Where each date would go: back by the subject's shift, bent in a straight line from one knot to the next.
warped as (
    select
        d.subject_key,
        d.calendar_day,
        d.is_birth,
        s.birth_days,
        d.calendar_day - s.base_days - {{ warp_days }}
        + {{ int_div(bend, knot_days) }} as raw_day,
        row_number() over (partition by d.subject_key order by d.calendar_day) as position
    from shiftable as d
    inner join shifts as s
        on s.subject_key = d.subject_key
    inner join spans as w
        on w.subject_key = d.subject_key and w.knot = d.knot
),

-- Strictly increasing: whatever the warp does, the order of a subject's dates and their ties stay.
ordered as (
    select
        subject_key,
        calendar_day,
        is_birth,
        birth_days,
        position + max(raw_day - position) over (
            partition by subject_key
            order by calendar_day
            rows between unbounded preceding and current row
        ) as scrambled_day
    from warped
),

followed as (
    select
        subject_key,
        calendar_day,
        is_birth,
        birth_days,
        scrambled_day,
        lag(scrambled_day) over (partition by subject_key order by calendar_day) as day_before
    from ordered
),

-- A date of birth moves further back, as far as the date before it leaves room.
placed as (
    select
        subject_key,
        calendar_day,
        case
            when is_birth = 0 then scrambled_day
            when day_before >= scrambled_day - birth_days then day_before + 1
            else scrambled_day - birth_days
        end as scrambled_day
    from followed
)

select
    d.subject_key,
    d.source_date,
    case when d.is_placeholder = 1 then d.source_date else {{ date_of_day('p.scrambled_day') }} end as scrambled_date,
    case
        when d.is_placeholder = 1 then 'placeholder'
        when p.scrambled_day is null then 'out of range'
        else 'shifted'
    end as treatment
from dated as d
left join placed as p
    on p.subject_key = d.subject_key and p.calendar_day = d.calendar_day
