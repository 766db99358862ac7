{% macro latest_former_upn(lane) %}
    select
        l.person_key,
        case when len(l.upn) = 13 then l.upn end as former_unique_pupil_number,
        row_number() over (
            partition by l.person_key
            order by
                {{ item_day('l.link_valid_from_date') }} desc,
                {{ value_order('l.upn') }}
        ) as latest
    from (
        select
            s.link_valid_from_date,
            {{ key_text('s.link_person_id') }} as person_key,
            coalesce({{ normalised('s.link_identifier_value') }}, '') as upn
        from {{ lane_table(lane, 'ssd_linked_identifiers') }} as s
        where {{ normalised('s.link_identifier_type') }}
            = 'FORMER UNIQUE PUPIL NUMBER'
    ) as l
{% endmacro %}
