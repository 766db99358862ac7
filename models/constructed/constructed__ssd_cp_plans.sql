{%- set categories = [
    'Neglect', 'Emotional abuse', 'Physical abuse', 'Sexual abuse', 'Multiple/not recommended', 'Neglect',
    'Emotional abuse',
] -%}
with plans as (
    select
        child_number, person_id, referral_number, referral_id, protection_day, protection_end_day,
        {{ draw('digest', 13) }} as first_draw,
        {{ draw('digest', 14) }} as latest_draw
    from {{ ref('constructed__referrals') }}
    where protection_day is not null
),

ssd_rows as (
    select
        {{ constructed_id('Q', 'child_number * 10 + referral_number') }} as cppl_cp_plan_id,
        referral_id as cppl_referral_id,
        {{ constructed_id('Y', 'child_number * 10 + referral_number') }} as cppl_icpc_id,
        person_id as cppl_person_id,
        protection_day as cppl_cp_plan_start_date,
        protection_end_day as cppl_cp_plan_end_date,
        'N' as cppl_cp_plan_ola,
        {{ one_of(categories, 'first_draw') }} as cppl_cp_plan_initial_category,
        {{ one_of(categories, 'case when latest_draw % 4 = 0 then latest_draw else first_draw end') }}
            as cppl_cp_plan_latest_category
    from plans
)

select
    {{ ssd_columns('ssd_cp_plans', [
        'cppl_cp_plan_id', 'cppl_referral_id', 'cppl_icpc_id', 'cppl_person_id', 'cppl_cp_plan_start_date',
        'cppl_cp_plan_end_date', 'cppl_cp_plan_ola', 'cppl_cp_plan_initial_category', 'cppl_cp_plan_latest_category',
    ]) }}
from ssd_rows
