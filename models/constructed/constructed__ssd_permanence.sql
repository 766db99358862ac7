with periods as (
    select
        c.child_number, c.person_id, c.kind, c.sequence_number, c.decision_day, c.matched_day, c.placed_day,
        c.adopted_day, c.care_end_day, c.care_end_reason,
        {{ constructed_id('K', 'c.child_number * 10 + 1') }} as care_period_id,
        {{- draws(constructed_digest('permanence', ['c.child_number']), 'd', 8) | indent(8) }}
    from {{ ref('constructed__children') }} as c
    where c.decision_day is not null
        or (c.kind = 'left_care' and c.care_end_reason in ('E41', 'E45', 'E46', 'E47', 'E48'))
),

ssd_rows as (
    select
        {{ constructed_id('H', 'child_number') }} as perm_table_id,
        -- Some records say whose they are through the period of care alone.
        case when kind = 'complete' or d0 % 5 > 0 then person_id end as perm_person_id,
        care_period_id as perm_cla_id,
        decision_day as perm_adm_decision_date,
        case
            when decision_day is not null then case when d1 % 3 = 0 then '1' else '0' end
        end as perm_part_of_sibling_group,
        case
            when decision_day is not null then case when d1 % 3 = 0 then 1 + d2 % 3 else 1 end
        end as perm_siblings_placed_together,
        case
            when decision_day is not null then case when d1 % 3 = 0 then d3 % 2 else 0 end
        end as perm_siblings_placed_apart,
        case
            when decision_day is not null and matched_day is not null then decision_day + 30
        end as perm_placement_order_date,
        matched_day as perm_matched_date,
        case
            when matched_day is not null then {{ one_of(['MF', 'FF', 'MM', 'F1', 'M1'], 'd4') }}
        end as perm_adopter_sex,
        case
            when matched_day is not null
                then case when d4 % 5 > 2 then 'L0' else {{ one_of(['L11', 'L12', 'L2', 'L3', 'L4'], 'd5') }} end
        end as perm_adopter_legal_status,
        case when matched_day is not null then case when d4 % 5 > 2 then 1 else 2 end end as perm_number_of_adopters,
        placed_day as perm_placed_for_adoption_date,
        case
            when placed_day is not null then case when d6 % 6 = 0 then 'Y' else 'N' end
        end as perm_adopted_by_carer_flag,
        case
            when kind = 'adoption' and sequence_number % 6 = 5 then decision_day + 60
        end as perm_decision_reversed_date,
        case
            when kind = 'adoption' and sequence_number % 6 = 5
                then {{ one_of(['RD1', 'RD2', 'RD3', 'RD4'], int_div('sequence_number', 6)) }}
        end as perm_decision_reversed_reason,
        case when adopted_day is not null or kind = 'left_care' then care_end_day end as perm_permanence_order_date,
        case
            when adopted_day is not null then 'Adoption'
            when kind = 'left_care' and care_end_reason = 'E41' then 'Child Arrangements/ Residence Order'
            when kind = 'left_care' then 'Special Guardianship Order'
        end as perm_permanence_order_type,
        {{ worker_of('child_number', '5') }} as perm_adoption_worker_id
    from periods
)

select
    {{ ssd_columns('ssd_permanence', [
        'perm_table_id', 'perm_person_id', 'perm_cla_id', 'perm_adm_decision_date', 'perm_part_of_sibling_group',
        'perm_siblings_placed_together', 'perm_siblings_placed_apart', 'perm_placement_order_date',
        'perm_matched_date', 'perm_adopter_sex', 'perm_adopter_legal_status', 'perm_number_of_adopters',
        'perm_placed_for_adoption_date', 'perm_adopted_by_carer_flag', 'perm_decision_reversed_date',
        'perm_decision_reversed_reason', 'perm_permanence_order_date', 'perm_permanence_order_type',
        'perm_adoption_worker_id',
    ]) }}
from ssd_rows
