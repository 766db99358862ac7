with enquiries as (
    select
        child_number, person_id, referral_number, referral_id, enquiry_day, enquiry_end_day,
        case
            when enquiry_end_day is not null then case when conference_day is not null then 'N' else 'Y' end
        end as nfa,
        case when conference_day is not null then 'Y' else 'N' end as conference
    from {{ ref('constructed__referrals') }}
    where enquiry_day is not null
),

ssd_rows as (
    select
        {{ constructed_id('S', 'child_number * 10 + referral_number') }} as s47e_s47_enquiry_id,
        referral_id as s47e_referral_id,
        person_id as s47e_person_id,
        enquiry_day as s47e_s47_start_date,
        enquiry_end_day as s47e_s47_end_date,
        nfa as s47e_s47_nfa,
        case
            when nfa is not null
                then {{ outcome_json('s47_outcome', {'NFA_FLAG': 'nfa', 'CP_CONFERENCE_FLAG': 'conference'}) }}
        end as s47e_s47_outcome_json,
        {{ worker_of('child_number', 'referral_number') }} as s47e_s47_completed_by_worker_id
    from enquiries
)

select
    {{ ssd_columns('ssd_s47_enquiry', [
        's47e_s47_enquiry_id', 's47e_referral_id', 's47e_person_id', 's47e_s47_start_date', 's47e_s47_end_date',
        's47e_s47_nfa', 's47e_s47_outcome_json', 's47e_s47_completed_by_worker_id',
    ]) }}
from ssd_rows
