{# plan_rows(lane, table, prefix, plan, id_field): see payload_rows(). Child in need and child protection plans that overlap the window. prefix and plan
   are the parts of the table's column names; id_field is the name of the id in the payload. #}
{% macro plan_rows(lane, table, prefix, plan, id_field) -%}
    {%- set column = 'p.' ~ prefix ~ '_' ~ plan -%}
select
        e.person_id,
        e.referral_id,
        {{ payload_text(column ~ '_id', 128) }} as item_id,
        {{ item_day(column ~ '_start_date') }} as item_day,
        {{ payload_text(column ~ '_id', 128) }} as {{ id_field }},
        {{ iso_date(column ~ '_start_date') }} as start_date,
        {{ iso_date(column ~ '_end_date') }} as end_date
    from {{ lane_table(lane, table) }} as p
    inner join episodes as e
        on e.referral_key = {{ key_text('p.' ~ prefix ~ '_referral_id') }}
    where {{ overlaps_window(column ~ '_start_date', column ~ '_end_date') }}
{%- endmacro %}
