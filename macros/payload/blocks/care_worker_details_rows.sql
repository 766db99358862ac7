{% macro care_worker_details_rows(lane) -%}
    {%- set by_registration = payload_setting('worker_id') == 'registration' -%}
    {%- set worker = 'w.prof_social_worker_registration_no' if by_registration else 'w.prof_staff_id' -%}
    {%- set start_day = day_number('v.invo_involvement_start_date') -%}
    {%- set end_day = day_number('v.invo_involvement_end_date') -%}
select
        e.person_id,
        e.referral_id,
        {{ payload_text('v.invo_involvements_id', 128) }} as item_id,
        {{ item_day('v.invo_involvement_start_date') }} as item_day,
        {{ payload_text(worker, 128) }} as worker_id,
        {{ iso_date('v.invo_involvement_start_date') }} as start_date,
        {{ iso_date('v.invo_involvement_end_date') }} as end_date
    from {{ lane_table(lane, 'ssd_involvements') }} as v
    inner join {{ lane_table(lane, 'ssd_professionals') }} as w
        on {{ key_text('w.prof_professional_id') }}
            = {{ key_text('v.invo_professional_id') }}
    inner join episodes as e
        on e.referral_key = {{ key_text('v.invo_referral_id') }}
    inner join (
        select distinct
            {{ key_text('p.cinp_referral_id') }} as referral_key
        from {{ lane_table(lane, 'ssd_cin_plans') }} as p
        where {{ overlaps_window('p.cinp_cin_plan_start_date', 'p.cinp_cin_plan_end_date') }}
    ) as n
        on n.referral_key = e.referral_key
    where {{ normalised('v.invo_professional_role_id') }} = 'CW'
        and {{ filled(payload_text(worker, 128)) }} is not null
        and (
            {%- for day in census_days() %}
            {{ 'or ' if not loop.first -}}
            ({{ start_day }} <= {{ day }} and coalesce({{ end_day }}, {{ day }}) >= {{ day }})
            {%- else %}
            1 = 0
            {%- endfor %}
        )
{%- endmacro %}

{% macro census_days() -%}
    {%- set days = [] -%}
    {%- for year in range(1900, 2201) -%}
        {%- set day = (modules.datetime.date(year, 3, 31) - modules.datetime.date(1900, 1, 1)).days -%}
        {%- if window_start() <= day <= window_end() -%}
            {%- do days.append(day) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(days) }}
{%- endmacro %}
