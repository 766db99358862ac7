with children as (
    select
        c.child_number, c.person_id, c.kind, c.sequence_number, c.birth_day, c.referral_day, c.close_day, c.last_day,
        c.care_day,
        h.assessed_percent, h.planned_percent, h.enquired_percent, h.conference_percent, h.protected_percent,
        {{- draws('c.digest', 'd', 16) | indent(8) }}
    from {{ ref('constructed__children') }} as c
    inner join {{ ref('synthetic__histories') }} as h
        on h.kind = c.kind
),

second_referrals as (
    select
        child_number,
        referral_day - 30 - d12 % 400 as close_day,
        referral_day - 45 - d12 % 400 - d13 % 250 as referral_day
    from children
    where d14 % 100 < 45 and kind not in ('complete', 'unborn', 'care_leaver', 'long_care')
        and referral_day - 45 - d12 % 400 - d13 % 250 >= birth_day
),

third_referrals as (
    select
        s.child_number,
        s.referral_day - 30 - c.d13 % 300 as close_day,
        s.referral_day - 45 - c.d13 % 300 - c.d12 % 200 as referral_day
    from second_referrals as s
    inner join children as c
        on c.child_number = s.child_number
    where c.d14 % 3 = 0 and s.referral_day - 45 - c.d13 % 300 - c.d12 % 200 >= c.birth_day
),

referrals as (
    select
        child_number, 1 as referral_number, kind, referral_day, close_day, coalesce(close_day, last_day) as last_day,
        assessed_percent, planned_percent, enquired_percent, conference_percent, protected_percent
    from children
    -- The referral of every second child in care for a long time is no longer on record.
    where kind <> 'long_care' or sequence_number % 2 = 1
    union all
    select
        child_number, 2 as referral_number, 'earlier' as kind, referral_day, close_day, close_day as last_day,
        70 as assessed_percent, 40 as planned_percent, 25 as enquired_percent, 60 as conference_percent,
        60 as protected_percent
    from second_referrals
    union all
    select
        child_number, 3 as referral_number, 'earlier' as kind, referral_day, close_day, close_day as last_day,
        60 as assessed_percent, 20 as planned_percent, 15 as enquired_percent, 40 as conference_percent,
        40 as protected_percent
    from third_referrals
),

drawn as (
    select
        r.child_number, r.referral_number, r.kind, r.referral_day, r.close_day, r.last_day,
        r.assessed_percent, r.planned_percent, r.enquired_percent, r.conference_percent, r.protected_percent,
        {{ constructed_digest('referral', ['r.child_number', 'r.referral_number']) }} as digest
    from referrals as r
),

sliced as (
    select
        child_number, referral_number, kind, referral_day, close_day, last_day,
        assessed_percent, planned_percent, enquired_percent, conference_percent, protected_percent, digest,
        {{- draws('digest', 'e', 14) | indent(8) }}
    from drawn
),

enquired as (
    select
        sliced.*,
        case
            when e0 % 100 < assessed_percent and referral_day + e1 % 8 <= last_day then referral_day + e1 % 8
        end as assessment_day,
        case
            when e2 % 100 < enquired_percent and referral_day + e3 % 6 <= last_day then referral_day + e3 % 6
        end as enquiry_day
    from sliced
),

conferred as (
    select
        enquired.*,
        case
            when assessment_day + 10 + e4 % 36 <= last_day then assessment_day + 10 + e4 % 36
        end as assessment_end_day,
        case when enquiry_day + 3 + e5 % 10 <= last_day then enquiry_day + 3 + e5 % 10 end as enquiry_end_day,
        case
            when e6 % 100 < conference_percent and enquiry_day + 13 + e7 % 9 <= last_day
                then enquiry_day + 13 + e7 % 9
        end as conference_day
    from enquired
),

protected as (
    select
        conferred.*,
        case when e8 % 100 < protected_percent then conference_day end as protection_day,
        case when e8 % 100 < protected_percent then
            case when conference_day + 90 + e9 % 300 <= last_day then conference_day + 90 + e9 % 300 else close_day end
        end as protection_end_day
    from conferred
),

planned as (
    select
        protected.*,
        case
            when e10 % 100 >= planned_percent then null
            when protection_day is not null then protection_end_day + 1
            else assessment_end_day + 1 + e11 % 14
        end as told_plan_day
    from protected
),

ended as (
    select
        planned.*,
        case when told_plan_day <= last_day - 10 then told_plan_day end as plan_day,
        case
            when told_plan_day > last_day - 10 or close_day is not null then close_day
            when e12 % 100 < 25 and told_plan_day + 60 + e13 % 200 <= last_day then told_plan_day + 60 + e13 % 200
        end as told_plan_end_day
    from planned
)

select
    e.child_number,
    c.person_id,
    e.referral_number,
    {{ constructed_id('R', 'e.child_number * 10 + e.referral_number') }} as referral_id,
    e.kind,
    e.referral_day,
    e.close_day,
    e.last_day,
    e.assessment_day,
    e.assessment_end_day,
    case
        when e.e12 % 100 < 20 and e.assessment_end_day + 40 + e.e13 % 90 <= e.last_day
            then e.assessment_end_day + 40 + e.e13 % 90
    end as reassessment_day,
    case
        when e.e12 % 100 < 20 and e.assessment_end_day + 75 + e.e13 % 90 <= e.last_day
            then e.assessment_end_day + 75 + e.e13 % 90
    end as reassessment_end_day,
    e.enquiry_day,
    e.enquiry_end_day,
    e.conference_day,
    e.protection_day,
    e.protection_end_day,
    e.plan_day,
    case
        when e.plan_day is null then null
        when e.e9 % 4 = 0 and e.plan_day + 90 <= e.last_day then e.plan_day + 50
        else e.told_plan_end_day
    end as plan_end_day,
    case
        when e.e9 % 4 = 0
            and e.plan_day + 90 <= e.last_day
            and coalesce(e.told_plan_end_day, e.last_day) >= e.plan_day + 70
            then e.plan_day + 57
    end as next_plan_day,
    case
        when e.e9 % 4 = 0
            and e.plan_day + 90 <= e.last_day
            and coalesce(e.told_plan_end_day, e.last_day) >= e.plan_day + 70
            then e.told_plan_end_day
    end as next_plan_end_day,
    e.digest
from ended as e
inner join children as c
    on c.child_number = e.child_number
