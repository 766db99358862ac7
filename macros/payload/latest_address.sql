{% macro latest_address(lane) %}
    select
        a.person_key,
        {{ filled('a.postcode') }} as postcode,
        row_number() over (
            partition by a.person_key
            order by
                {{ item_day('a.addr_address_start_date') }} desc,
                {{ value_order('a.postcode') }}
        ) as latest
    from (
        select
            s.addr_address_start_date,
            {{ key_text('s.addr_person_id') }} as person_key,
            coalesce({{ normalised('s.addr_address_postcode') }}, '') as postcode
        from {{ lane_table(lane, 'ssd_address') }} as s
    ) as a
{% endmacro %}
