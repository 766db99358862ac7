with plans as (
    select
        child_number, person_id, referral_number, referral_id, 1 as plan_number, plan_day as start_day,
        plan_end_day as end_day
    from {{ ref('constructed__referrals') }}
    where plan_day is not null
    union all
    select
        child_number, person_id, referral_number, referral_id, 2 as plan_number, next_plan_day as start_day,
        next_plan_end_day as end_day
    from {{ ref('constructed__referrals') }}
    where next_plan_day is not null
),

ssd_rows as (
    select
        {{ constructed_id('N', 'child_number * 100 + referral_number * 10 + plan_number') }} as cinp_cin_plan_id,
        referral_id as cinp_referral_id,
        person_id as cinp_person_id,
        start_day as cinp_cin_plan_start_date,
        end_day as cinp_cin_plan_end_date,
        {{ worker_of('child_number', 'referral_number') }} as cinp_cin_plan_worker_id
    from plans
)

select
    {{ ssd_columns('ssd_cin_plans', [
        'cinp_cin_plan_id', 'cinp_referral_id', 'cinp_person_id', 'cinp_cin_plan_start_date',
        'cinp_cin_plan_end_date', 'cinp_cin_plan_worker_id',
    ]) }}
from ssd_rows
