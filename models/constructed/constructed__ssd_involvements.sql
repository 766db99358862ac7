{%- set last_day = constructed_last_day() -%}
{%- set change_reasons = [
    'MANAGE', 'FCONTA', 'LEFTRL', 'ORGRST', 'TSPROC', 'ABSENC', 'CHCHAN', 'PCCHAN', 'SWDIED', 'OTHERS',
] -%}
with referrals as (
    select
        r.child_number, r.person_id, r.referral_number, r.referral_id, r.kind, r.referral_day, r.close_day, r.last_day,
        1 + {{ draw('r.digest', 12) }}
            % ({{ earlier_of('%s + 1' | format(int_div('r.last_day - r.referral_day', 60)), '3') }})
            as spell_count,
        {{ draw('r.digest', 13) }} as spell_draw
    from {{ ref('constructed__referrals') }} as r
    where r.kind <> 'no_action'
),

started as (
    select
        r.child_number, r.person_id, r.referral_number, r.referral_id, r.kind, r.close_day, r.last_day, r.spell_count,
        r.spell_draw, n.turn,
        case when n.turn = 1 then r.referral_day
            else r.referral_day + (n.turn - 1) * {{ int_div('r.last_day - r.referral_day', 'r.spell_count') }}
                + r.spell_draw % 15
        end as start_day
    from referrals as r
    inner join (values (1), (2), (3)) as n (turn)
        on n.turn <= r.spell_count
),

followed as (
    select
        started.*,
        lead(start_day) over (partition by child_number, referral_number order by turn) as next_start_day
    from started
),

spells as (
    select
        child_number, person_id, referral_number, referral_id, turn, start_day, 'CW' as worker_role, spell_draw,
        coalesce(next_start_day, case
            when close_day is null and last_day = {{ last_day }} and spell_draw % 4 = 0 then {{ last_day }}
            else close_day
        end) as end_day,
        case
            when next_start_day is null and close_day is null and last_day = {{ last_day }} and spell_draw % 4 = 0
                then 1
            else 0
        end as is_handed_over
    from followed
),

involvements as (
    select child_number, person_id, referral_number, referral_id, turn, start_day, end_day, worker_role, spell_draw
    from spells
    union all
    select
        child_number, person_id, referral_number, referral_id, 4 as turn, end_day as start_day,
        cast(null as int) as end_day, worker_role, spell_draw
    from spells
    where is_handed_over = 1
    union all
    select
        child_number, person_id, referral_number, referral_id, 5 as turn,
        {{ later_of('last_day - 400', 'referral_day') }} as start_day, close_day as end_day,
        '16PLUS' as worker_role, spell_draw
    from referrals
    where kind = 'care_leaver'
),

ssd_rows as (
    select
        {{ constructed_id('O', 'child_number * 100 + referral_number * 10 + turn') }} as invo_involvements_id,
        {{ worker_of('child_number', "referral_number + case when turn in (1, 5) then turn - 1 else turn end") }}
            as invo_professional_id,
        worker_role as invo_professional_role_id,
        person_id as invo_person_id,
        start_day as invo_involvement_start_date,
        end_day as invo_involvement_end_date,
        case when end_day is not null then
            {{ one_of(change_reasons, 'spell_draw + turn') }}
        end as invo_worker_change_reason,
        referral_id as invo_referral_id
    from involvements
)

select
    {{ ssd_columns('ssd_involvements', [
        'invo_involvements_id', 'invo_professional_id', 'invo_professional_role_id', 'invo_person_id',
        'invo_involvement_start_date', 'invo_involvement_end_date', 'invo_worker_change_reason', 'invo_referral_id',
    ]) }}
from ssd_rows
