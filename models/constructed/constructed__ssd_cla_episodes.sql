with episodes as (
    select
        child_number, person_id, care_period_id, placement_id, referral_id, care_day, period_last_day, period_number,
        placement_number, 1 as episode_number,
        start_day, start_reason, coalesce(legal_change_day, end_day) as end_day,
        case when legal_change_day is not null then 'X1' else end_reason end as end_reason, digest
    from {{ ref('constructed__placements') }}
    union all
    select
        child_number, person_id, care_period_id, placement_id, referral_id, care_day, period_last_day, period_number,
        placement_number, 2 as episode_number,
        legal_change_day as start_day, 'L' as start_reason, end_day, end_reason, digest
    from {{ ref('constructed__placements') }}
    where legal_change_day is not null
),

ssd_rows as (
    select
        {{ constructed_id('E', 'child_number * 1000 + period_number * 100 + placement_number * 10 + episode_number') }}
            as clae_cla_episode_id,
        person_id as clae_person_id,
        placement_id as clae_cla_placement_id,
        start_day as clae_cla_episode_start_date,
        start_reason as clae_cla_episode_start_reason,
        {{ one_of(['N1', 'N1', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'], 'child_number') }}
            as clae_cla_primary_need_code,
        end_day as clae_cla_episode_ceased_date,
        case when end_day is not null then end_reason end as clae_cla_episode_ceased_reason,
        care_period_id as clae_cla_id,
        referral_id as clae_referral_id,
        {{ later_of('period_last_day - child_number % 60', 'care_day') }} as clae_cla_last_iro_contact_date,
        care_day as clae_entered_care_date
    from episodes
)

select
    {{ ssd_columns('ssd_cla_episodes', [
        'clae_cla_episode_id', 'clae_person_id', 'clae_cla_placement_id', 'clae_cla_episode_start_date',
        'clae_cla_episode_start_reason', 'clae_cla_primary_need_code', 'clae_cla_episode_ceased_date',
        'clae_cla_episode_ceased_reason', 'clae_cla_id', 'clae_referral_id', 'clae_cla_last_iro_contact_date',
        'clae_entered_care_date',
    ]) }}
from ssd_rows
