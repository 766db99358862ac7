{# child_details_rows(lane): see payload_rows(). The latest address, the latest former UPN if it has 13 characters, at most 12 distinct disabilities in
   alphabetical order (NONE alone), and an immigration status of an unaccompanied child that had not ended before the window. #}
{% macro child_details_rows(lane) -%}
    {%- set unknown_reasons = [] -%}
    {%- for number in range(1, 11) -%}{%- do unknown_reasons.append("'UN" ~ number ~ "'") -%}{%- endfor -%}
    {%- set upn = normalised('p.pers_upn') -%}
    {%- set status = normalised('i.immi_immigration_status') -%}
select
        c.person_id,
        {{ no_referral() }} as referral_id,
        c.person_id as item_id,
        -1 as item_day,
        case when {{ upn }} not in ({{ unknown_reasons | join(', ') }}) then {{ filled(upn) }} end as unique_pupil_number,
        f.former_unique_pupil_number,
        coalesce({{ code_text('p.pers_upn_unknown', 4) }}, case when {{ upn }} in ({{ unknown_reasons | join(', ') }}) then {{ upn }} end) as unique_pupil_number_unknown_reason,
        {{ filled(payload_text('p.pers_forename')) }} as first_name,
        {{ filled(payload_text('p.pers_surname')) }} as surname,
        {{ iso_date('p.pers_dob') }} as date_of_birth,
        {{ iso_date('p.pers_expected_dob') }} as expected_date_of_birth,
        case {{ normalised('p.pers_sex', 2) }} when 'M' then 'M' when 'F' then 'F' else 'U' end as sex,
        {{ code_text('p.pers_ethnicity', 4) }} as ethnicity,
        coalesce(d.disabilities, '["NONE"]') as disabilities,
        a.postcode,
        case when u.person_key is null then 'false' else 'true' end as uasc_flag,
        case when u.open_statuses = 0 then {{ iso_date('u.last_end_date') }} end as uasc_end_date
    from {{ lane_table(lane, 'ssd_person') }} as p
    inner join children as c
        on c.person_key = {{ key_text('p.pers_person_id') }}
    left join (
        select
            {{ key_text('l.link_person_id') }} as person_key,
            case when len({{ normalised('l.link_identifier_value') }}) = 13 then {{ normalised('l.link_identifier_value') }} end as former_unique_pupil_number,
            row_number() over (
                partition by {{ key_text('l.link_person_id') }}
                order by {{ item_day('l.link_valid_from_date') }} desc, {{ value_order("coalesce(" ~ normalised('l.link_identifier_value') ~ ", '')") }}
            ) as latest
        from {{ lane_table(lane, 'ssd_linked_identifiers') }} as l
        where {{ normalised('l.link_identifier_type') }} = 'FORMER UNIQUE PUPIL NUMBER'
    ) as f
        on f.person_key = c.person_key and f.latest = 1
    left join (
        select
            {{ key_text('a.addr_person_id') }} as person_key,
            {{ filled(normalised('a.addr_address_postcode')) }} as postcode,
            row_number() over (
                partition by {{ key_text('a.addr_person_id') }}
                order by {{ item_day('a.addr_address_start_date') }} desc, {{ value_order("coalesce(" ~ normalised('a.addr_address_postcode') ~ ", '')") }}
            ) as latest
        from {{ lane_table(lane, 'ssd_address') }} as a
    ) as a
        on a.person_key = c.person_key and a.latest = 1
    left join (
        select
            r.person_key,
            concat({{ long_text("'['") }}, {{ text_aggregate(json_text('r.code'), ',', 'r.position') }}, ']') as disabilities
        from (
            select
                k.person_key,
                k.code,
                row_number() over (partition by k.person_key order by case when k.code = 'NONE' then 1 else 0 end, {{ text_order('k.code', 4) }}) as position
            from (
                select distinct {{ key_text('s.disa_person_id') }} as person_key, {{ code_text('s.disa_disability_code', 4) }} as code
                from {{ lane_table(lane, 'ssd_disability') }} as s
            ) as k
            where k.code is not null
        ) as r
        where r.position <= 12 and (r.code <> 'NONE' or r.position = 1)
        group by r.person_key
    ) as d
        on d.person_key = c.person_key
    left join (
        select
            {{ key_text('i.immi_person_id') }} as person_key,
            sum(case when i.immi_immigration_status_end_date is null then 1 else 0 end) as open_statuses,
            max(i.immi_immigration_status_end_date) as last_end_date
        from {{ lane_table(lane, 'ssd_immigration_status') }} as i
        where {{ status ~ " = 'U'" if payload_setting('uasc_rule') == 'code' else status ~ " like '%UASC%'" }}
            and coalesce({{ day_number('i.immi_immigration_status_end_date') }}, {{ window_start() }}) >= {{ window_start() }}
        group by {{ key_text('i.immi_person_id') }}
    ) as u
        on u.person_key = c.person_key
{%- endmacro %}
