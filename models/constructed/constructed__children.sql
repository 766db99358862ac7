{%- set first_day, last_day = window_start(), constructed_last_day() -%}
{%- set days = last_day - first_day -%}
{%- set end_reasons = [
    'E3', 'E4A', 'E4B', 'E13', 'E41', 'E45', 'E46', 'E47', 'E48', 'E8', 'E16', 'E9', 'E14', 'E7',
] -%}
{%- set planned_close_day = 'referral_day + length_min + d7 % (length_max - length_min + 1)' -%}
with numbers as (
    {{ dbt_utils.generate_series(constructed_children()) | indent(4) }}
),

kinds as (
    select
        n.generated_number as child_number,
        h.kind,
        {{ int_div('n.generated_number', 50) }} * (h.last_slot - h.first_slot + 1)
            + n.generated_number % 50 - h.first_slot as sequence_number,
        {{ first_day - 4 * days }} + {{ int_div(days ~ ' * (h.referral_from + 4000)', 1000) }} as referral_from,
        {{ first_day - 4 * days }} + {{ int_div(days ~ ' * (h.referral_until + 4000)', 1000) }} as referral_until,
        h.age_min,
        h.age_max,
        h.length_min,
        h.length_max,
        h.open_percent,
        h.care_percent,
        {{ constructed_digest('child', ['n.generated_number']) }} as digest
    from numbers as n
    inner join {{ ref('synthetic__histories') }} as h
        on case
            when n.generated_number = 1 then -1
            else n.generated_number % 50
        end between h.first_slot and h.last_slot
),

drawn as (
    select
        child_number, kind, sequence_number, referral_from, referral_until, age_min, age_max, length_min, length_max,
        open_percent, care_percent, digest,
        {{- draws('digest', 'd', 12) | indent(8) }}
    from kinds
),

-- Two kinds are told backwards from the birth or from the start of care; the others from the referral.
begun as (
    select
        child_number, kind, sequence_number, referral_from, referral_until, age_min, age_max, length_min, length_max,
        open_percent, care_percent, digest,
        d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11,
        case
            when kind = 'care_leaver' then {{ last_day }} - age_min - d1 % (age_max - age_min + 1)
        end as told_birth_day,
        case when kind = 'long_care' then {{ last_day - 2300 }} - d2 % 2200 end as told_care_day
    from drawn
),

leaving as (
    select
        begun.*,
        case
            when kind = 'care_leaver' then case
                when sequence_number % 4 >= 2 and told_birth_day + 6575 <= {{ last_day - 20 }}
                    then told_birth_day + 6575
                else {{ earlier_of('told_birth_day + 5880 + d2 % 690', last_day - 20) }}
            end
        end as told_care_end_day
    from begun
),

referred as (
    select
        leaving.*,
        case
            when kind = 'care_leaver' then told_care_end_day - 120 - d3 % 1500 - 5 - d4 % 200
            when kind = 'long_care' then told_care_day - 10 - d4 % 15
            else referral_from + d0 % (referral_until - referral_from + 1)
        end as referral_day
    from leaving
),

cared as (
    select
        referred.*,
        case
            when kind = 'complete' then {{ day_at(300) }}
            when kind = 'care_leaver' then told_care_end_day - 120 - d3 % 1500
            when kind = 'long_care' then told_care_day
            when d2 % 100 < care_percent then referral_day + 2 + d3 % 50
        end as care_day
    from referred
),

adopted as (
    select
        cared.*,
        case
            when kind = 'complete' then {{ day_at(400) }}
            when kind = 'adoption' then care_day + 90 + d8 % 60
        end as decision_day,
        case
            when kind = 'complete' then {{ day_at(450) }}
            when kind = 'adoption' and sequence_number % 6 between 1 and 4 then care_day + 190 + d8 % 60 + d9 % 60
        end as matched_day,
        case
            when kind = 'complete' then {{ day_at(500) }}
            when kind = 'adoption' and sequence_number % 6 between 2 and 4
                then care_day + 220 + d8 % 60 + d9 % 60 + d10 % 30
        end as placed_day,
        case
            when kind = 'adoption' and sequence_number % 6 between 3 and 4
                then care_day + 300 + d8 % 60 + d9 % 60 + d10 % 30 + d11 % 100
        end as adopted_day,
        case
            when kind = 'deceased'
                then {{ earlier_of('%s + d5 %% 200' | format(later_of('referral_day + 20', first_day)), last_day - 3) }}
        end as death_day
    from cared
),

ended as (
    select
        adopted.*,
        case
            when kind = 'complete' then {{ day_at(960) }}
            when kind = 'left_care'
                then {{ earlier_of('%s + d4 %% 300' | format(later_of('care_day + 60', first_day)), last_day - 10) }}
            when kind = 'care_leaver' then told_care_end_day
            when kind = 'adoption' and adopted_day <= {{ last_day - 5 }} then adopted_day
            when kind = 'deceased' and care_day < death_day then death_day
            when kind = 'unaccompanied' and sequence_number % 5 = 0 and care_day + 80 <= {{ last_day - 5 }}
                then care_day + 20 + d4 % 60
            when kind = 'unaccompanied'
                and referral_day - age_min - d1 % (age_max - age_min + 1) + 6575 <= {{ last_day - 10 }}
                then referral_day - age_min - d1 % (age_max - age_min + 1) + 6575
        end as care_end_day,
        case
            when kind = 'complete' then 'E5'
            when kind = 'left_care'
                then {{ one_of(end_reasons, 'sequence_number') }}
            when kind = 'care_leaver' and told_care_end_day = told_birth_day + 6575
                then {{ one_of(['E17', 'E7'], 'sequence_number') }}
            when kind = 'care_leaver' then {{ one_of(['E5', 'E6', 'E4A'], 'd5') }}
            when kind = 'adoption' then {{ one_of(['E11', 'E12'], 'sequence_number') }}
            when kind = 'deceased' then 'E2'
            when kind = 'unaccompanied' and sequence_number % 5 = 0 then 'E15'
            when kind = 'unaccompanied' then {{ one_of(['E17', 'E5', 'E6'], 'd5') }}
        end as care_end_reason
    from adopted
),

born as (
    select
        ended.*,
        case
            when kind = 'unborn' then null
            when kind = 'complete' then {{ last_day - 6300 }}
            when kind = 'care_leaver' then told_birth_day
            when kind = 'long_care'
                then {{ later_of('told_care_day - age_min - d1 % (age_max - age_min + 1)', last_day - 6300) }}
            when kind = 'left_care' and care_end_reason = 'E7' then care_end_day - 6575
            when kind = 'left_care' and care_end_reason in ('E9', 'E14') then care_end_day - 4800 - d1 % 1700
            when kind = 'unaccompanied' then referral_day - age_min - d1 % (age_max - age_min + 1)
            else {{ later_of('referral_day - age_min - d1 % (age_max - age_min + 1)', last_day - 6500) }}
        end as birth_day,
        case
            when kind = 'complete' then {{ day_at(1000) }}
            when kind = 'deceased' then death_day
            when kind in ('left_care', 'adoption', 'unaccompanied') then
                case when care_end_day is not null then {{ later_of('care_end_day', first_day) }} + d6 % 40 end
            when kind = 'care_leaver' then
                case
                    when d6 % 100 >= open_percent
                        then {{ later_of(first_day ~ ' + d7 % ' ~ days, 'care_end_day + d7 % 100') }}
                end
            when d6 % 100 < open_percent then null
            else {{ later_of(planned_close_day, '%s + d8 %% 30' | format(first_day)) }}
        end as told_close_day
    from ended
),

-- What would come after the death or the last constructed day does not happen.
known as (
    select
        born.*,
        coalesce(death_day, {{ last_day }}) as last_day,
        case when care_day < coalesce(death_day, {{ last_day }}) then care_day end as known_care_day
    from born
)

select
    child_number,
    {{ constructed_id('C', 'child_number') }} as person_id,
    kind,
    sequence_number,
    birth_day,
    case
        when kind = 'complete' then birth_day + 4
        when kind = 'unborn' then {{ later_of('referral_day', last_day ~ ' - d1 % 12') }}
    end as expected_birth_day,
    death_day,
    referral_day,
    case when told_close_day <= {{ last_day }} then told_close_day end as close_day,
    known_care_day as care_day,
    case when known_care_day < care_end_day then care_end_day end as care_end_day,
    case when known_care_day < care_end_day then care_end_reason end as care_end_reason,
    case when decision_day <= last_day then decision_day end as decision_day,
    case when matched_day <= last_day then matched_day end as matched_day,
    case when placed_day < last_day then placed_day end as placed_day,
    case when adopted_day = care_end_day then adopted_day end as adopted_day,
    last_day,
    digest
from known
