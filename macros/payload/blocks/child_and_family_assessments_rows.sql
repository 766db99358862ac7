{# Factors are read wherever they stand in quotes: some systems write an array, some an object, some no JSON. #}
{% macro child_and_family_assessments_rows(lane) -%}
select
        e.person_id,
        e.referral_id,
        {{ payload_text('a.cina_assessment_id', 128) }} as item_id,
        {{ item_day('coalesce(a.cina_assessment_start_date, a.cina_assessment_auth_date)') }} as item_day,
        {{ payload_text('a.cina_assessment_id', 128) }} as child_and_family_assessment_id,
        {{ iso_date('a.cina_assessment_start_date') }} as start_date,
        {{ iso_date('a.cina_assessment_auth_date') }} as authorisation_date,
        coalesce(f.factors, '[]') as factors
    from {{ lane_table(lane, 'ssd_cin_assessments') }} as a
    inner join episodes as e
        on e.referral_key = {{ key_text('a.cina_referral_id') }}
    left join (
        select
            k.assessment_key,
            concat(
                {{ long_text("'['") }},
                {{ text_aggregate(json_text('k.code'), ',', 'k.ordinal') }},
                ']'
            ) as factors
        from (
            select distinct
                t.assessment_key,
                l.ordinal,
                l.code
            from (
                select
                    {{ key_text('s.cinf_assessment_id') }}
                        as assessment_key,
                    {{ normalised('s.cinf_assessment_factors_json', 4000) }} as factors
                from {{ lane_table(lane, 'ssd_assessment_factors') }} as s
            ) as t
            inner join {{ ref('reference__lists') }} as l
                on {{ array_holds('t.factors', 'l', 'assessment_factors') }}
        ) as k
        group by k.assessment_key
    ) as f
        on f.assessment_key = {{ key_text('a.cina_assessment_id') }}
    where {{ within_window('a.cina_assessment_start_date') }} or {{ within_window('a.cina_assessment_auth_date') }}
{%- endmacro %}
