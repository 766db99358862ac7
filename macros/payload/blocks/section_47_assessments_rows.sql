{% macro section_47_assessments_rows(lane) -%}
select
        e.person_id,
        e.referral_id,
        {{ payload_text('s.s47e_s47_enquiry_id', 128) }} as item_id,
        {{ item_day('s.s47e_s47_start_date') }} as item_day,
        {{ payload_text('s.s47e_s47_enquiry_id', 128) }} as section_47_assessment_id,
        {{ iso_date('s.s47e_s47_start_date') }} as start_date,
        {{ json_key_flag('s.outcome', 'CP_CONFERENCE_FLAG') }} as icpc_required_flag,
        {{ iso_date('i.icpc_date') }} as icpc_date,
        {{ iso_date('s.s47e_s47_end_date') }} as end_date
    from (
        select
            q.*,
            replace({{ normalised('q.s47e_s47_outcome_json', 4000) }}, ' ', '') as outcome
        from {{ lane_table(lane, 'ssd_s47_enquiry') }} as q
    ) as s
    inner join episodes as e
        on e.referral_key = {{ key_text('s.s47e_referral_id') }}
    left join (
        select
            {{ key_text('c.icpc_s47_enquiry_id') }} as enquiry_key,
            max(c.icpc_icpc_date) as icpc_date
        from {{ lane_table(lane, 'ssd_initial_cp_conference') }} as c
        group by {{ key_text('c.icpc_s47_enquiry_id') }}
    ) as i
        on i.enquiry_key = {{ key_text('s.s47e_s47_enquiry_id') }}
    where ({{ overlaps_window('s.s47e_s47_start_date', 's.s47e_s47_end_date') }})
        or {{ within_window('i.icpc_date') }}
{%- endmacro %}

{% macro json_key_flag(expression, key) -%}
    {%- set answers = {
        'true': ['"Y"', '"T"', '"1"', '"TRUE"', 'TRUE', '1,', '1}'],
        'false': ['"N"', '"F"', '"0"', '"FALSE"', 'FALSE', '0,', '0}'],
    } -%}
case
            {%- for flag, texts in answers.items() %}
            when
                {%- for text in texts %}
                {{ 'or ' if not loop.first }}{{ expression }} like '%"{{ key }}":{{ text }}%'
                {%- endfor %}
                then '{{ flag }}'
            {%- endfor %}
        end
{%- endmacro %}
