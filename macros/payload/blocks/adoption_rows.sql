{% macro adoption_rows(lane) -%}
    {%- set columns = [
        'perm_table_id', 'perm_adm_decision_date', 'perm_matched_date', 'perm_placed_for_adoption_date',
    ] -%}
    {%- set latest_date = 'coalesce(b.perm_placed_for_adoption_date, b.perm_matched_date, b.perm_adm_decision_date)' -%}
select
        r.person_id,
        {{ no_referral() }} as referral_id,
        {{ payload_text('r.perm_table_id', 128) }} as item_id,
        r.item_day,
        {{ iso_date('r.perm_adm_decision_date') }} as initial_decision_date,
        {{ iso_date('r.perm_matched_date') }} as matched_date,
        {{ iso_date('r.perm_placed_for_adoption_date') }} as placed_date
    from (
        select
            d.*,
            row_number() over (
                partition by d.person_id
                order by
                    d.item_day desc,
                    {{ item_day('d.perm_placed_for_adoption_date') }} desc,
                    {{ item_day('d.perm_matched_date') }} desc,
                    {{ item_day('d.perm_adm_decision_date') }} desc,
                    {{ value_order('d.row_key') }}
            ) as latest
        from (
            select
                b.person_id,
                b.{{ columns | join(', b.') }},
                {{ item_day(latest_date) }} as item_day,
                {{ normalised('b.perm_table_id') }} as row_key
            from (
                select c.person_id, p.{{ columns | join(', p.') }}
                from {{ lane_table(lane, 'ssd_permanence') }} as p
                inner join children as c
                    on c.person_key = {{ key_text('p.perm_person_id') }}
                union all
                select c.person_id, p.{{ columns | join(', p.') }}
                from {{ lane_table(lane, 'ssd_permanence') }} as p
                inner join (
                    select distinct
                        {{ key_text('l.clae_cla_id') }} as cla_key,
                        {{ key_text('l.clae_person_id') }} as person_key
                    from {{ lane_table(lane, 'ssd_cla_episodes') }} as l
                ) as l
                    on l.cla_key = {{ key_text('p.perm_cla_id') }}
                inner join children as c
                    on c.person_key = l.person_key
            ) as b
            where {{ within_window('b.perm_adm_decision_date') }}
                or {{ within_window('b.perm_matched_date') }}
                or {{ within_window('b.perm_placed_for_adoption_date') }}
        ) as d
    ) as r
    where r.latest = 1
{%- endmacro %}
