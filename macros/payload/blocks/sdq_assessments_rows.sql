{% macro sdq_assessments_rows(lane) -%}
select
        c.person_id,
        {{ no_referral() }} as referral_id,
        {{ payload_text('s.csdq_table_id', 128) }} as item_id,
        {{ item_day('s.csdq_sdq_completed_date') }} as item_day,
        {{ iso_date('s.csdq_sdq_completed_date') }} as date,
        try_cast(s.csdq_sdq_score as int) as score
    from {{ lane_table(lane, 'ssd_sdq_scores') }} as s
    inner join children as c
        on c.person_key = {{ key_text('s.csdq_person_id') }}
    where {{ within_window('s.csdq_sdq_completed_date') }} and s.csdq_sdq_score >= 0
{%- endmacro %}
