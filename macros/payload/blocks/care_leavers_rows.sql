{% macro care_leavers_rows(lane) -%}
select
        r.person_id,
        {{ no_referral() }} as referral_id,
        r.item_id,
        r.item_day,
        r.contact_date,
        r.activity,
        r.accommodation
    from (
        select
            b.*,
            row_number() over (
                partition by b.person_id
                order by
                    b.item_day desc,
                    {{ text_order("coalesce(b.activity, '')", 2) }},
                    {{ text_order("coalesce(b.accommodation, '')", 1) }},
                    {{ value_order('b.item_id') }}
            ) as latest
        from (
            select
                c.person_id,
                {{ payload_text('l.clea_table_id', 128) }} as item_id,
                {{ item_day('l.clea_care_leaver_latest_contact') }} as item_day,
                {{ iso_date('l.clea_care_leaver_latest_contact') }} as contact_date,
                {{ code_text('l.clea_care_leaver_activity', 2) }} as activity,
                {{ code_text('l.clea_care_leaver_accommodation', 1) }} as accommodation
            from {{ lane_table(lane, 'ssd_care_leavers') }} as l
            inner join children as c
                on c.person_key = {{ key_text('l.clea_person_id') }}
        ) as b
    ) as r
    where r.latest = 1
{%- endmacro %}
