{%- set knot_days = var('date_warp_knot_days') | int -%}
{%- set warp_days = var('date_warp_days') | int -%}
{{- check_date_vars() -}}
with dated as (
    select
        d.subject_key,
        d.source_date,
        d.is_birth,
        {{ day_number('d.source_date') }} as source_day,
        case when p.value is not null then 1 else 0 end as is_placeholder
    from {{ ref('vault__subject_dates') }} as d
    left join {{ ref('reference__placeholder_values') }} as p
        on p.kind = 'date' and p.value = cast({{ day_number('d.source_date') }} as nvarchar(40))
),

-- Only dates of 1900 to 2100 that are no placeholder stand on the calendar.
shiftable as (
    select
        subject_key,
        source_day,
        is_birth,
        {{ int_div('source_day', knot_days) }} as knot,
        source_day % {{ knot_days }} as knot_offset
    from dated
    where is_placeholder = 0 and source_day between 0 and {{ last_day_number() }}
),

-- One draw a subject: how far all its dates move back, and how much further its date of birth may.
shifts as (
    select
        subject_key,
        {{ var('date_shift_min_days') }} + {{ digest_slice('digest', 0, 6) }} % {{ var('date_shift_max_days') | int - var('date_shift_min_days') | int + 1 }} as base_days,
        {{ digest_slice('digest', 6, 6) }} % {{ var('birth_shift_days') | int + 1 }} as birth_days
    from (
        select
            s.subject_key,
            {{ hmac_sha256("concat('shift|', s.subject_key)") }} as digest
        from (select distinct subject_key from shiftable) as s
        cross join {{ key_relation() }} as k
    ) as keyed
),

-- The warp at each knot that a date needs, 0 to twice the warp; less the warp it is plus or minus.
knots as (
    select
        s.subject_key,
        s.knot,
        {{ digest_slice(hmac_sha256("concat('warp|', s.subject_key, '|', s.knot)"), 0, 6) }} % {{ 2 * warp_days + 1 }} as warp
    from (
        select subject_key, knot from shiftable
        union
        select subject_key, knot + 1 as knot from shiftable
    ) as s
    cross join {{ key_relation() }} as k
),

warped as (
    select
        d.subject_key,
        d.source_day,
        d.is_birth,
        s.birth_days,
        d.source_day - s.base_days - {{ warp_days }}
        + {{ int_div('w1.warp * (' ~ knot_days ~ ' - d.knot_offset) + w2.warp * d.knot_offset', knot_days) }} as raw_day,
        row_number() over (partition by d.subject_key order by d.source_day) as position
    from shiftable as d
    inner join shifts as s
        on s.subject_key = d.subject_key
    inner join knots as w1
        on w1.subject_key = d.subject_key and w1.knot = d.knot
    inner join knots as w2
        on w2.subject_key = d.subject_key and w2.knot = d.knot + 1
),

-- Strictly increasing: whatever the warp does, the order of a subject's dates and their ties stay.
ordered as (
    select
        subject_key,
        source_day,
        is_birth,
        birth_days,
        position + max(raw_day - position) over (
            partition by subject_key order by source_day rows between unbounded preceding and current row
        ) as scrambled_day
    from warped
),

-- A date of birth moves further back, as far as the date before it leaves room.
born as (
    select
        subject_key,
        source_day,
        case
            when is_birth = 0 then scrambled_day
            when lag(scrambled_day) over (partition by subject_key order by source_day) is null then scrambled_day - birth_days
            when lag(scrambled_day) over (partition by subject_key order by source_day) + 1 > scrambled_day - birth_days
                then lag(scrambled_day) over (partition by subject_key order by source_day) + 1
            else scrambled_day - birth_days
        end as scrambled_day
    from ordered
)

select
    d.subject_key,
    d.source_date,
    case when d.is_placeholder = 1 then d.source_date else {{ date_of_day('b.scrambled_day') }} end as scrambled_date,
    case
        when d.is_placeholder = 1 then 'placeholder'
        when b.scrambled_day is null then 'out of range'
        else 'shifted'
    end as treatment
from dated as d
left join born as b
    on b.subject_key = d.subject_key and b.source_day = case when d.is_placeholder = 0 then d.source_day end
