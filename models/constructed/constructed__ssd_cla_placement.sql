with ssd_rows as (
    select
        placement_id as clap_cla_placement_id,
        care_period_id as clap_cla_id,
        person_id as clap_person_id,
        start_day as clap_cla_placement_start_date,
        placement_type as clap_cla_placement_type,
        case
            when left(placement_type, 1) in ('K', 'R', 'U')
                then concat('SC9', right(concat('000000', {{ draw('digest', 6) }}), 6))
            else 'XXXXXXX'
        end
            as clap_cla_placement_urn,
        {{ draw('digest', 7) }} % 1200 * 0.1 as clap_cla_placement_distance,
        case
            when placement_type = 'P1' then 'PR0'
            else {{ one_of(['PR1', 'PR4', 'PR1', 'PR4', 'PR5', 'PR2', 'PR3'], draw('digest', 8)) }}
        end as clap_cla_placement_provider,
        case
            when child_number = 1 or {{ draw('digest', 9) }} % 20 > 0 then {{ fictional_postcode('digest') }}
        end as clap_cla_placement_postcode,
        end_day as clap_cla_placement_end_date,
        c.code as clap_cla_placement_change_reason
    from {{ ref('constructed__placements') }}
    left join {{ ref('dfe__value_lists') }} as c
        on c.list_name = 'placement_change_reason'
            and c.ordinal = 1 + change_draw % {{ value_list_sizes()['placement_change_reason'] }}
)

select
    {{ ssd_columns('ssd_cla_placement', [
        'clap_cla_placement_id', 'clap_cla_id', 'clap_person_id', 'clap_cla_placement_start_date',
        'clap_cla_placement_type', 'clap_cla_placement_urn', 'clap_cla_placement_distance',
        'clap_cla_placement_provider', 'clap_cla_placement_postcode', 'clap_cla_placement_end_date',
        'clap_cla_placement_change_reason',
    ]) }}
from ssd_rows
