{# By the alphabetically lowest reason, a care period that has ended shows why (E…), not a change of episode (X1). #}
{% macro child_looked_after_placements_rows(lane) -%}
select
        k.person_id,
        k.referral_id,
        {{ payload_text('p.clap_cla_placement_id', 128) }} as item_id,
        {{ item_day('p.clap_cla_placement_start_date') }} as item_day,
        {{ payload_text('p.clap_cla_placement_id', 128) }} as child_looked_after_placement_id,
        {{ iso_date('p.clap_cla_placement_start_date') }} as start_date,
        k.start_reason,
        {{ filled(normalised('p.clap_cla_placement_postcode')) }} as postcode,
        {{ code_text('p.clap_cla_placement_type', payload_setting('placement_type_length')) }} as placement_type,
        case
            when p.clap_cla_placement_end_date >= p.clap_cla_placement_start_date
                then {{ iso_date('p.clap_cla_placement_end_date') }}
        end as end_date,
        k.end_reason,
        {{ code_text('p.clap_cla_placement_change_reason', 6) }} as change_reason
    from {{ lane_table(lane, 'ssd_cla_placement') }} as p
    inner join (
        select
            r.person_id,
            r.referral_id,
            r.cla_key,
            max(case when r.start_rank = 1 then r.start_reason end) as start_reason,
            max(case when r.end_rank = 1 then r.end_reason end) as end_reason
        from (
            select
                s.*,
                row_number() over (
                    partition by s.referral_id, s.cla_key
                    order by
                        case when s.start_reason is null then 1 else 0 end,
                        {{ text_order("coalesce(s.start_reason, '')", 1) }}
                ) as start_rank,
                row_number() over (
                    partition by s.referral_id, s.cla_key
                    order by
                        case when s.end_reason is null then 1 else 0 end,
                        {{ text_order("coalesce(s.end_reason, '')", 3) }}
                ) as end_rank
            from (
                select
                    e.person_id,
                    e.referral_id,
                    {{ key_text('c.clae_cla_id') }} as cla_key,
                    {{ code_text('c.clae_cla_episode_start_reason', 1) }} as start_reason,
                    {{ code_text('c.clae_cla_episode_ceased_reason', 3) }} as end_reason
                from {{ lane_table(lane, 'ssd_cla_episodes') }} as c
                inner join episodes as e
                    on e.referral_key
                        = {{ key_text('c.clae_referral_id') }}
            ) as s
        ) as r
        group by r.person_id, r.referral_id, r.cla_key
    ) as k
        on k.cla_key = {{ key_text('p.clap_cla_id') }}
    where {{ overlaps_window('p.clap_cla_placement_start_date', 'p.clap_cla_placement_end_date') }}
{%- endmacro %}
