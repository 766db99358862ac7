{% macro disability_codes(lane) %}
    select
        r.person_key,
        concat(
            {{ long_text("'['") }},
            {{ text_aggregate(json_text('r.code'), ',', 'r.position') }},
            ']'
        ) as disabilities
    from (
        select
            k.person_key,
            k.code,
            row_number() over (
                partition by k.person_key
                order by
                    case when k.code = 'NONE' then 1 else 0 end,
                    {{ text_order('k.code', 4) }}
            ) as position
        from (
            select distinct
                d.person_key,
                {{ leading_code('d.code', 4) }} as code
            from (
                select
                    {{ key_text('s.disa_person_id') }} as person_key,
                    {{ normalised('s.disa_disability_code') }} as code
                from {{ lane_table(lane, 'ssd_disability') }} as s
            ) as d
        ) as k
        where k.code is not null
    ) as r
    where r.position <= 12 and (r.code <> 'NONE' or r.position = 1)
    group by r.person_key
{% endmacro %}
