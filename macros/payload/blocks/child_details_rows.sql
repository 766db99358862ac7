{# A reason why no UPN is held can stand in its place. #}
{% macro child_details_rows(lane) -%}
    {%- set unknown_reasons = "'UN%s'" | format(range(1, 11) | join("', 'UN")) -%}
    {%- set unaccompanied = "= 'U'" if payload_setting('uasc_rule') == 'code' else "like '%UASC%'" -%}
select
        c.person_id,
        {{ no_referral() }} as referral_id,
        c.person_id as item_id,
        -1 as item_day,
        case when p.upn not in ({{ unknown_reasons }}) then {{ filled('p.upn') }} end as unique_pupil_number,
        f.former_unique_pupil_number,
        coalesce(
            {{ leading_code('p.upn_unknown', 4) }},
            case when p.upn in ({{ unknown_reasons }}) then p.upn end
        ) as unique_pupil_number_unknown_reason,
        {{ filled('p.forename') }} as first_name,
        {{ filled('p.surname') }} as surname,
        {{ iso_date('p.pers_dob') }} as date_of_birth,
        {{ iso_date('p.pers_expected_dob') }} as expected_date_of_birth,
        case p.sex when 'M' then 'M' when 'F' then 'F' else 'U' end as sex,
        {{ leading_code('p.ethnicity', 4) }} as ethnicity,
        coalesce(d.disabilities, '["NONE"]') as disabilities,
        a.postcode,
        case when u.person_key is null then 'false' else 'true' end as uasc_flag,
        case when u.open_statuses = 0 then {{ iso_date('u.last_end_date') }} end as uasc_end_date
    from (
        select
            s.pers_dob,
            s.pers_expected_dob,
            {{ key_text('s.pers_person_id') }} as person_key,
            {{ payload_text('s.pers_forename') }} as forename,
            {{ payload_text('s.pers_surname') }} as surname,
            {{ normalised('s.pers_upn') }} as upn,
            {{ normalised('s.pers_upn_unknown') }} as upn_unknown,
            {{ normalised('s.pers_sex', 2) }} as sex,
            {{ normalised('s.pers_ethnicity') }} as ethnicity
        from {{ lane_table(lane, 'ssd_person') }} as s
    ) as p
    inner join children as c
        on c.person_key = p.person_key
    left join ({{ latest_former_upn(lane) | indent(4) }}) as f
        on f.person_key = c.person_key and f.latest = 1
    left join ({{ latest_address(lane) | indent(4) }}) as a
        on a.person_key = c.person_key and a.latest = 1
    left join ({{ disability_codes(lane) | indent(4) }}) as d
        on d.person_key = c.person_key
    left join (
        select
            i.person_key,
            sum(case when i.immi_immigration_status_end_date is null then 1 else 0 end) as open_statuses,
            max(i.immi_immigration_status_end_date) as last_end_date
        from (
            select
                s.immi_immigration_status_end_date,
                {{ key_text('s.immi_person_id') }} as person_key
            from {{ lane_table(lane, 'ssd_immigration_status') }} as s
            where {{ normalised('s.immi_immigration_status') }}
                {{ unaccompanied }}
        ) as i
        where coalesce({{ day_number('i.immi_immigration_status_end_date') }}, {{ window_start() }})
            >= {{ window_start() }}
        group by i.person_key
    ) as u
        on u.person_key = c.person_key
{%- endmacro %}
