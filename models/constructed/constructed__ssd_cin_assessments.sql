with assessments as (
    select
        child_number, person_id, referral_number, referral_id, 1 as assessment_number, assessment_day as start_day,
        assessment_end_day as end_day, close_day, enquiry_day, digest
    from {{ ref('constructed__referrals') }}
    where assessment_day is not null
    union all
    select
        child_number, person_id, referral_number, referral_id, 2 as assessment_number, reassessment_day as start_day,
        reassessment_end_day as end_day, close_day, enquiry_day, digest
    from {{ ref('constructed__referrals') }}
    where reassessment_day is not null
),

ended as (
    select
        a.child_number, a.person_id, a.referral_number, a.referral_id, a.assessment_number, a.start_day, a.end_day,
        a.enquiry_day,
        case
            when a.end_day is null then null
            when a.close_day is not null and a.close_day - a.end_day < 20 then 'Y'
            else 'N'
        end as nfa,
        {{ draw('a.digest', 15) }} as seen_draw
    from assessments as a
),

ssd_rows as (
    select
        {{ constructed_id('A', 'child_number * 100 + referral_number * 10 + assessment_number') }}
            as cina_assessment_id,
        person_id as cina_person_id,
        referral_id as cina_referral_id,
        start_day as cina_assessment_start_date,
        case when seen_draw % 12 = 0 then 'N' else 'Y' end as cina_assessment_child_seen,
        end_day as cina_assessment_auth_date,
        case
            when nfa is not null then {{ outcome_json('assessment_outcome', {
                'NFA_FLAG': 'nfa',
                'STRATEGY_DISCUSSION_FLAG': "case when enquiry_day >= start_day then 'Y' else 'N' end",
                'PROV_OF_SERVICES_FLAG': "case when nfa = 'N' then 'Y' else 'N' end",
            }) }}
        end as cina_assessment_outcome_json,
        nfa as cina_assessment_outcome_nfa,
        {{ worker_of('child_number', 'referral_number') }} as cina_assessment_worker_id
    from ended
)

select
    {{ ssd_columns('ssd_cin_assessments', [
        'cina_assessment_id', 'cina_person_id', 'cina_referral_id', 'cina_assessment_start_date',
        'cina_assessment_child_seen', 'cina_assessment_auth_date', 'cina_assessment_outcome_json',
        'cina_assessment_outcome_nfa', 'cina_assessment_worker_id',
    ]) }}
from ssd_rows
