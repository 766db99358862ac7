{% macro plan_rows(lane, table, prefix, plan, id_field) -%}
    {%- set column = 'p.%s_%s' | format(prefix, plan) -%}
    {%- set id, start, end = column ~ '_id', column ~ '_start_date', column ~ '_end_date' -%}
select
        e.person_id,
        e.referral_id,
        {{ payload_text(id, 128) }} as item_id,
        {{ item_day(start) }} as item_day,
        {{ payload_text(id, 128) }} as {{ id_field }},
        {{ iso_date(start) }} as start_date,
        {{ iso_date(end) }} as end_date
    from {{ lane_table(lane, table) }} as p
    inner join episodes as e
        on e.referral_key = {{ key_text('p.%s_referral_id' | format(prefix)) }}
    where {{ overlaps_window(start, end) }}
{%- endmacro %}
