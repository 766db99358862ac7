{%- set needs = ['N1', 'N1', 'N1', 'N2', 'N3', 'N4', 'N4', 'N5', 'N5', 'N6', 'N7', 'N8', 'N9', 'N0'] -%}
with referrals as (
    select
        r.referral_id, r.person_id, r.referral_day, r.close_day, r.kind, r.assessment_day, r.enquiry_day,
        r.child_number, r.referral_number,
        c.care_end_reason,
        case
            when r.kind = 'no_action' or (r.kind = 'earlier' and r.assessment_day is null and r.enquiry_day is null)
                then 'Y'
            when r.kind <> 'waiting' then 'N'
        end as nfa,
        {{ draw('r.digest', 14) }} as source_draw,
        {{ draw('r.digest', 15) }} as reason_draw
    from {{ ref('constructed__referrals') }} as r
    inner join {{ ref('constructed__children') }} as c
        on c.child_number = r.child_number
),

ssd_rows as (
    select
        r.referral_id as cine_referral_id,
        r.person_id as cine_person_id,
        r.referral_day as cine_referral_date,
        {{ one_of(needs, 'r.reason_draw') }}
            as cine_cin_primary_need_code,
        s.code as cine_referral_source_code,
        s.label as cine_referral_source_desc,
        {{ outcome_json('referral_outcome', {
            'SINGLE_ASSESSMENT_FLAG': "case when r.assessment_day is not null then 'Y' else 'N' end",
            'NFA_FLAG': "coalesce(r.nfa, 'N')",
            'STRATEGY_DISCUSSION_FLAG': "case when r.enquiry_day is not null then 'Y' else 'N' end"}) }}
                as cine_referral_outcome_json,
        r.nfa as cine_referral_nfa,
        case
            when r.close_day is null then null
            when r.kind = 'no_action' and r.reason_draw % 3 = 0 then null
            when r.kind = 'deceased' then 'RC2'
            when r.referral_number = 1 and r.care_end_reason in ('E11', 'E12') then 'RC1'
            when r.referral_number = 1 and r.care_end_reason = 'E41' then 'RC3'
            when r.referral_number = 1 and r.care_end_reason in ('E45', 'E46', 'E47', 'E48') then 'RC4'
            when r.referral_number = 1 and r.care_end_reason in ('E3', 'E16') then 'RC5'
            when r.referral_number = 1 and r.care_end_reason = 'E7' then 'RC6'
            when r.kind in ('assessed', 'earlier', 'no_action')
                then {{ one_of(['RC8', 'RC9', 'RC8', 'RC7'], 'r.reason_draw') }}
            else {{ one_of(['RC7', 'RC7', 'RC7', 'RC5'], 'r.reason_draw') }}
        end as cine_close_reason,
        r.close_day as cine_close_date,
        {{ worker_of('r.child_number', 'r.referral_number') }} as cine_referral_worker_id
    from referrals as r
    inner join {{ ref('dfe__value_lists') }} as s
        on s.list_name = 'referral_source'
            and s.ordinal = 1 + r.source_draw % {{ value_list_sizes()['referral_source'] }}
)

select
    {{ ssd_columns('ssd_cin_episodes', [
        'cine_referral_id', 'cine_person_id', 'cine_referral_date', 'cine_cin_primary_need_code',
        'cine_referral_source_code', 'cine_referral_source_desc', 'cine_referral_outcome_json', 'cine_referral_nfa',
        'cine_close_reason', 'cine_close_date', 'cine_referral_worker_id',
    ]) }}
from ssd_rows
