with conferences as (
    select
        child_number, person_id, referral_number, referral_id, enquiry_day, conference_day, protection_day, last_day,
        case when protection_day is not null then 'Y' else 'N' end as protected,
        {{ draw('digest', 15) }} as transfer_draw
    from {{ ref('constructed__referrals') }}
    where conference_day is not null
),

ssd_rows as (
    select
        {{ constructed_id('Y', 'child_number * 10 + referral_number') }} as icpc_icpc_id,
        {{ constructed_id('M', 'child_number * 10 + referral_number') }} as icpc_icpc_meeting_id,
        {{ constructed_id('S', 'child_number * 10 + referral_number') }} as icpc_s47_enquiry_id,
        person_id as icpc_person_id,
        case
            when protection_day is not null then {{ constructed_id('Q', 'child_number * 10 + referral_number') }}
        end as icpc_cp_plan_id,
        referral_id as icpc_referral_id,
        case when transfer_draw % 25 = 0 then 'Y' else 'N' end as icpc_icpc_transfer_in,
        {{ earlier_of('enquiry_day + 21', 'last_day') }} as icpc_icpc_target_date,
        conference_day as icpc_icpc_date,
        protected as icpc_icpc_outcome_cp_flag,
        {{ outcome_json('icpc_outcome', {
            'PROV_OF_SERVICES_FLAG': "case when protected = 'N' then 'Y' else 'N' end",
            'CP_FLAG': 'protected',
        }) }} as icpc_icpc_outcome_json,
        {{ worker_of('child_number', 'referral_number') }} as icpc_icpc_worker_id
    from conferences
)

select
    {{ ssd_columns('ssd_initial_cp_conference', [
        'icpc_icpc_id', 'icpc_icpc_meeting_id', 'icpc_s47_enquiry_id', 'icpc_person_id', 'icpc_cp_plan_id',
        'icpc_referral_id', 'icpc_icpc_transfer_in', 'icpc_icpc_target_date', 'icpc_icpc_date',
        'icpc_icpc_outcome_cp_flag', 'icpc_icpc_outcome_json', 'icpc_icpc_worker_id',
    ]) }}
from ssd_rows
