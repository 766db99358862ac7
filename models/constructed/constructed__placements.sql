{%- set types_from_10 = [
    'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U6', 'K1', 'K2', 'K2', 'P1', 'R1', 'R5', 'S1', 'Z1',
] -%}
with periods as (
    select
        c.child_number, 1 as period_number, c.kind, c.sequence_number, c.birth_day, c.care_day, c.care_end_day,
        c.care_end_reason, c.placed_day, c.last_day,
        case when c.kind = 'long_care' and c.sequence_number % 2 = 0 then null else 1 end as referral_number
    from {{ ref('constructed__children') }} as c
    where c.care_day is not null and coalesce(c.care_end_day, c.last_day) > c.last_day - 2160
    union all
    -- One in five of the longer earlier referrals led to a first, short period of care.
    select
        r.child_number, 2 as period_number, 'earlier' as kind, 0 as sequence_number, c.birth_day,
        r.referral_day + 10 as care_day, r.close_day - 5 as care_end_day,
        {{ one_of(['E4A', 'E4B', 'E8'], 'r.child_number') }} as care_end_reason, cast(null as int) as placed_day,
        r.close_day as last_day, r.referral_number
    from {{ ref('constructed__referrals') }} as r
    inner join {{ ref('constructed__children') }} as c
        on c.child_number = r.child_number
    where r.referral_number = 2 and r.close_day - r.referral_day >= 60 and {{ draw('r.digest', 14) }} % 5 = 0
),

known as (
    select
        p.child_number, p.period_number, p.kind, p.sequence_number, p.birth_day, p.care_day, p.care_end_day,
        p.care_end_reason, p.placed_day, p.referral_number,
        coalesce(p.care_end_day, p.last_day) as period_last_day,
        {{ later_of('p.care_day', 'p.last_day - 2190') }} as known_day,
        {{ constructed_digest('care period', ['p.child_number', 'p.period_number']) }} as digest
    from periods as p
),

counted as (
    select
        k.child_number, k.period_number, k.kind, k.sequence_number, k.birth_day, k.care_day, k.care_end_day,
        k.care_end_reason, k.placed_day, k.referral_number,
        k.period_last_day, k.known_day, k.digest,
        case
            when k.kind = 'complete' or k.placed_day is not null then 2
            when k.kind = 'long_care' and {{ int_div('k.sequence_number', 2) }} % 5 < 2 then 1
            else 1 + {{ draw('k.digest', 0) }}
                % ({{ earlier_of('%s + 1' | format(int_div('k.period_last_day - k.known_day', 45)), '6') }})
        end as placement_count
    from known as k
),

numbered as (
    select
        c.child_number, c.period_number, c.kind, c.sequence_number, c.birth_day, c.care_day, c.care_end_day,
        c.care_end_reason, c.placed_day, c.referral_number,
        c.period_last_day, c.known_day, c.placement_count, n.placement_number,
        {{ int_div('c.period_last_day - c.known_day', 'c.placement_count') }} as step_days,
        {{ constructed_digest('placement', ['c.child_number', 'c.period_number', 'n.placement_number']) }} as digest
    from counted as c
    inner join (values (1), (2), (3), (4), (5), (6)) as n (placement_number)
        on n.placement_number <= c.placement_count
),

started as (
    select
        numbered.*,
        case
            when placement_number = 1 then known_day
            when placed_day is not null then placed_day
            else known_day + (placement_number - 1) * step_days
                + {{ draw('digest', 0) }} % ({{ int_div('step_days', 2) }} + 1)
        end as start_day
    from numbered
),

followed as (
    select
        started.*,
        lead(start_day) over (partition by child_number, period_number order by placement_number) as next_start_day
    from started
),

lasting as (
    select
        followed.*,
        coalesce(next_start_day, care_end_day) as end_day,
        coalesce(next_start_day, period_last_day) - start_day as days
    from followed
),

aged as (
    select
        lasting.*,
        case when birth_day is null then 0 else {{ int_div('start_day - birth_day', 365) }} end as age,
        {{ draw('digest', 1) }} as type_draw
    from lasting
)

select
    child_number,
    {{ constructed_id('C', 'child_number') }} as person_id,
    period_number,
    placement_number,
    {{ constructed_id('K', 'child_number * 10 + period_number') }} as care_period_id,
    {{ constructed_id('P', 'child_number * 100 + period_number * 10 + placement_number') }} as placement_id,
    case
        when referral_number is not null then {{ constructed_id('R', 'child_number * 10 + referral_number') }}
    end as referral_id,
    care_day,
    period_last_day,
    start_day,
    end_day,
    days,
    case when placement_number = placement_count then 1 else 0 end as is_last,
    case
        when placement_number > 1 then {{ one_of(['P', 'P', 'P', 'T', 'B', 'U'], draw('digest', 2)) }}
        when known_day > care_day then {{ one_of(['T', 'U', 'P', 'B', 'L'], int_div('sequence_number', 2)) }}
        else 'S'
    end as start_reason,
    case when placement_number = placement_count then care_end_reason else 'X1' end as end_reason,
    case
        when placed_day is not null and start_day >= placed_day and kind = 'adoption'
            then {{ one_of(['A3', 'A4', 'A5', 'A6'], 'sequence_number') }}
        when days <= 60 and type_draw % 3 = 0 then {{ one_of(['T0', 'T1', 'T2', 'T3', 'T4'], draw('digest', 3)) }}
        when age >= 16
            then {{ one_of(['H5', 'H5', 'P2', 'P3', 'R5', 'K1', 'K2', 'U4', 'U6', 'Z1', 'R1'], 'type_draw') }}
        when age >= 10
            then {{ one_of(types_from_10, 'type_draw') }}
        else {{ one_of(['U1', 'U2', 'U3', 'U4', 'U4', 'U5', 'U6', 'U6', 'P1', 'R2', 'R3', 'S1', 'Z1'], 'type_draw') }}
    end as placement_type,
    -- A change of legal status within the placement makes a second episode.
    case
        when days >= 60 and {{ draw('digest', 4) }} % 4 = 0 and (kind <> 'long_care' or placement_count > 1)
            then start_day + {{ int_div('days', 2) }}
    end as legal_change_day,
    case when kind = 'complete' or placement_number < placement_count then {{ draw('digest', 5) }} end as change_draw,
    digest
from aged
