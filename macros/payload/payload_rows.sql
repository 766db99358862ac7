{# payload_scope(lane): the CTEs that the rows of the blocks are joined to: the children of the cohort, and their social care episodes in the
   window. #}
{% macro payload_scope(lane) -%}
children as (
    select c.person_id, {{ key_text('c.person_id') }} as person_key
    from {{ ref('payload__' ~ lane ~ '_cohort') }} as c
),

episodes as (
    select
        c.person_id,
        {{ payload_text('e.cine_referral_id', 128) }} as referral_id,
        {{ key_text('e.cine_referral_id') }} as referral_key,
        e.cine_referral_date,
        e.cine_referral_source_code,
        e.cine_close_date,
        e.cine_close_reason,
        e.cine_referral_nfa
    from {{ lane_table(lane, 'ssd_cin_episodes') }} as e
    inner join children as c
        on c.person_key = {{ key_text('e.cine_person_id') }}
    where {{ overlaps_window('e.cine_referral_date', 'e.cine_close_date') }}
)
{%- endmacro %}

{# payload_rows(lane, block): a SELECT of the rows of a block, over the CTEs of payload_scope(): person_id, referral_id (NULL for a block of the child),
   item_id, item_day (the day by which items are ordered, the latest first; -1 for none) and the block's fields as they are written: text, dates as
   yyyy-mm-dd, flags as true or false, arrays as JSON. #}
{% macro payload_rows(lane, block) -%}
    {%- if block == 'child_details' -%}{{ child_details_rows(lane) }}
    {%- elif block == 'sdq_assessments' -%}{{ sdq_assessments_rows(lane) }}
    {%- elif block == 'social_care_episodes' -%}{{ social_care_episodes_rows() }}
    {%- elif block == 'child_and_family_assessments' -%}{{ child_and_family_assessments_rows(lane) }}
    {%- elif block == 'child_in_need_plans' -%}{{ plan_rows(lane, 'ssd_cin_plans', 'cinp', 'cin_plan', 'child_in_need_plan_id') }}
    {%- elif block == 'section_47_assessments' -%}{{ section_47_assessments_rows(lane) }}
    {%- elif block == 'child_protection_plans' -%}{{ plan_rows(lane, 'ssd_cp_plans', 'cppl', 'cp_plan', 'child_protection_plan_id') }}
    {%- elif block == 'child_looked_after_placements' -%}{{ child_looked_after_placements_rows(lane) }}
    {%- elif block == 'adoption' -%}{{ adoption_rows(lane) }}
    {%- elif block == 'care_leavers' -%}{{ care_leavers_rows(lane) }}
    {%- else -%}{{ care_worker_details_rows(lane) }}{%- endif -%}
{%- endmacro %}

{# item_day(expression): the day by which items are ordered; -1 where there is no date. #}
{% macro item_day(expression) -%}
coalesce({{ day_number(expression) }}, -1)
{%- endmacro %}

{# no_referral(): the referral of an item that belongs to the child: none. #}
{% macro no_referral() -%}
{{ payload_text('cast(null as nvarchar(128))', 128) }}
{%- endmacro %}

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

{# sdq_assessments_rows(lane): see payload_rows(). Questionnaires of the window with a score; a placeholder is none. #}
{% macro sdq_assessments_rows(lane) -%}
select
        c.person_id,
        {{ no_referral() }} as referral_id,
        {{ payload_text('s.csdq_table_id', 128) }} as item_id,
        {{ item_day('s.csdq_sdq_completed_date') }} as item_day,
        {{ iso_date('s.csdq_sdq_completed_date') }} as date,
        try_cast(s.csdq_sdq_score as int) as score
    from {{ lane_table(lane, 'ssd_sdq_scores') }} as s
    inner join children as c
        on c.person_key = {{ key_text('s.csdq_person_id') }}
    where {{ within_window('s.csdq_sdq_completed_date') }} and s.csdq_sdq_score >= 0
{%- endmacro %}

{# social_care_episodes_rows(): see payload_rows(). The episode's own fields. The source of the referral is read from the start of its text. #}
{% macro social_care_episodes_rows() -%}
    {%- set source_code = normalised('e.cine_referral_source_code', 2) -%}
select
        e.person_id,
        e.referral_id,
        e.referral_id as item_id,
        {{ item_day('e.cine_referral_date') }} as item_day,
        e.referral_id as social_care_episode_id,
        {{ iso_date('e.cine_referral_date') }} as referral_date,
        case
            when {{ source_code }} = '10' then '10'
            when substring({{ source_code }}, 1, 1) in ('1', '2', '3') and substring({{ source_code }}, 2, 1) in ('A', 'B', 'C', 'D', 'E', 'F') then {{ source_code }}
            when substring({{ source_code }}, 1, 1) = '5' and substring({{ source_code }}, 2, 1) in ('A', 'B', 'C', 'D') then {{ source_code }}
            when substring({{ source_code }}, 1, 1) in ('4', '6', '7', '8', '9') then substring({{ source_code }}, 1, 1)
        end as referral_source,
        {{ iso_date('e.cine_close_date') }} as closure_date,
        {{ code_text('e.cine_close_reason', 3) }} as closure_reason,
        {{ yes_or_no('e.cine_referral_nfa') }} as referral_no_further_action_flag
    from episodes as e
{%- endmacro %}

{# child_and_family_assessments_rows(lane): see payload_rows(). Started or authorised in the window. The factors of all factor rows of an
   assessment, each once, in the list's order, read wherever they stand in quotes; [] where there are none. #}
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
            concat({{ long_text("'['") }}, {{ text_aggregate(json_text('k.code'), ',', 'k.ordinal') }}, ']') as factors
        from (
            select distinct t.assessment_key, l.ordinal, l.code
            from (
                select {{ key_text('s.cinf_assessment_id') }} as assessment_key, {{ normalised('s.cinf_assessment_factors_json', 4000) }} as factors
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

{# section_47_assessments_rows(lane): see payload_rows(). Enquiries that overlap the window, or whose latest conference lies in it. #}
{% macro section_47_assessments_rows(lane) -%}
select
        e.person_id,
        e.referral_id,
        {{ payload_text('s.s47e_s47_enquiry_id', 128) }} as item_id,
        {{ item_day('s.s47e_s47_start_date') }} as item_day,
        {{ payload_text('s.s47e_s47_enquiry_id', 128) }} as section_47_assessment_id,
        {{ iso_date('s.s47e_s47_start_date') }} as start_date,
        {{ json_key_flag('s.s47e_s47_outcome_json', 'CP_CONFERENCE_FLAG') }} as icpc_required_flag,
        {{ iso_date('i.icpc_date') }} as icpc_date,
        {{ iso_date('s.s47e_s47_end_date') }} as end_date
    from {{ lane_table(lane, 'ssd_s47_enquiry') }} as s
    inner join episodes as e
        on e.referral_key = {{ key_text('s.s47e_referral_id') }}
    left join (
        select {{ key_text('c.icpc_s47_enquiry_id') }} as enquiry_key, max(c.icpc_icpc_date) as icpc_date
        from {{ lane_table(lane, 'ssd_initial_cp_conference') }} as c
        group by {{ key_text('c.icpc_s47_enquiry_id') }}
    ) as i
        on i.enquiry_key = {{ key_text('s.s47e_s47_enquiry_id') }}
    where ({{ overlaps_window('s.s47e_s47_start_date', 's.s47e_s47_end_date') }}) or {{ within_window('i.icpc_date') }}
{%- endmacro %}

{# child_looked_after_placements_rows(lane): see payload_rows(). Placements that overlap the window, of the care periods that refer to the episode, each
   once. The reasons are the alphabetically lowest of the care period's episodes: so a care period that has ended shows why (E…), not a change of episode (X1). An
   end before the start is left out. #}
{% macro child_looked_after_placements_rows(lane) -%}
select
        k.person_id,
        k.referral_id,
        {{ payload_text('p.clap_cla_placement_id', 128) }} as item_id,
        {{ item_day('p.clap_cla_placement_start_date') }} as item_day,
        {{ payload_text('p.clap_cla_placement_id', 128) }} as child_looked_after_placement_id,
        {{ iso_date('p.clap_cla_placement_start_date') }} as start_date,
        k.start_reason,
        {{ filled(normalised('p.clap_cla_placement_postcode')) }} as postcode,
        {{ code_text('p.clap_cla_placement_type', payload_setting('placement_type_length')) }} as placement_type,
        case when p.clap_cla_placement_end_date >= p.clap_cla_placement_start_date then {{ iso_date('p.clap_cla_placement_end_date') }} end as end_date,
        k.end_reason,
        {{ code_text('p.clap_cla_placement_change_reason', 6) }} as change_reason
    from {{ lane_table(lane, 'ssd_cla_placement') }} as p
    inner join (
        select
            r.person_id,
            r.referral_id,
            r.cla_key,
            max(case when r.start_rank = 1 then r.start_reason end) as start_reason,
            max(case when r.end_rank = 1 then r.end_reason end) as end_reason
        from (
            select
                s.person_id,
                s.referral_id,
                s.cla_key,
                s.start_reason,
                s.end_reason,
                row_number() over (
                    partition by s.referral_id, s.cla_key
                    order by case when s.start_reason is null then 1 else 0 end, {{ text_order("coalesce(s.start_reason, '')", 1) }}
                ) as start_rank,
                row_number() over (
                    partition by s.referral_id, s.cla_key
                    order by case when s.end_reason is null then 1 else 0 end, {{ text_order("coalesce(s.end_reason, '')", 3) }}
                ) as end_rank
            from (
                select
                    e.person_id,
                    e.referral_id,
                    {{ key_text('c.clae_cla_id') }} as cla_key,
                    {{ code_text('c.clae_cla_episode_start_reason', 1) }} as start_reason,
                    {{ code_text('c.clae_cla_episode_ceased_reason', 3) }} as end_reason
                from {{ lane_table(lane, 'ssd_cla_episodes') }} as c
                inner join episodes as e
                    on e.referral_key = {{ key_text('c.clae_referral_id') }}
            ) as s
        ) as r
        group by r.person_id, r.referral_id, r.cla_key
    ) as k
        on k.cla_key = {{ key_text('p.clap_cla_id') }}
    where {{ overlaps_window('p.clap_cla_placement_start_date', 'p.clap_cla_placement_end_date') }}
{%- endmacro %}

{# adoption_rows(lane): see payload_rows(). One row a child: of the permanence rows of the child or of one of its care periods with a date in the window, the
   latest by the day of placing, else of matching, else of the decision. #}
{% macro adoption_rows(lane) -%}
    {%- set columns = ['perm_table_id', 'perm_adm_decision_date', 'perm_matched_date', 'perm_placed_for_adoption_date'] -%}
select
        r.person_id,
        {{ no_referral() }} as referral_id,
        {{ payload_text('r.perm_table_id', 128) }} as item_id,
        {{ item_day('coalesce(r.perm_placed_for_adoption_date, r.perm_matched_date, r.perm_adm_decision_date)') }} as item_day,
        {{ iso_date('r.perm_adm_decision_date') }} as initial_decision_date,
        {{ iso_date('r.perm_matched_date') }} as matched_date,
        {{ iso_date('r.perm_placed_for_adoption_date') }} as placed_date
    from (
        select
            b.person_id,
            b.{{ columns | join(', b.') }},
            row_number() over (
                partition by b.person_id
                order by
                    {{ item_day('coalesce(b.perm_placed_for_adoption_date, b.perm_matched_date, b.perm_adm_decision_date)') }} desc,
                    {{ item_day('b.perm_placed_for_adoption_date') }} desc,
                    {{ item_day('b.perm_matched_date') }} desc,
                    {{ item_day('b.perm_adm_decision_date') }} desc,
                    {{ value_order(normalised('b.perm_table_id')) }}
            ) as latest
        from (
            select c.person_id, p.{{ columns | join(', p.') }}
            from {{ lane_table(lane, 'ssd_permanence') }} as p
            inner join children as c
                on c.person_key = {{ key_text('p.perm_person_id') }}
            union all
            select c.person_id, p.{{ columns | join(', p.') }}
            from {{ lane_table(lane, 'ssd_permanence') }} as p
            inner join (
                select distinct {{ key_text('l.clae_cla_id') }} as cla_key, {{ key_text('l.clae_person_id') }} as person_key
                from {{ lane_table(lane, 'ssd_cla_episodes') }} as l
            ) as l
                on l.cla_key = {{ key_text('p.perm_cla_id') }}
            inner join children as c
                on c.person_key = l.person_key
        ) as b
        where {{ within_window('b.perm_adm_decision_date') }} or {{ within_window('b.perm_matched_date') }} or {{ within_window('b.perm_placed_for_adoption_date') }}
    ) as r
    where r.latest = 1
{%- endmacro %}

{# care_leavers_rows(lane): see payload_rows(). One row a child: the care leaver row with the latest contact, whenever that was. #}
{% macro care_leavers_rows(lane) -%}
select
        r.person_id,
        {{ no_referral() }} as referral_id,
        r.item_id,
        r.item_day,
        r.contact_date,
        r.activity,
        r.accommodation
    from (
        select
            b.person_id,
            b.item_id,
            b.item_day,
            b.contact_date,
            b.activity,
            b.accommodation,
            row_number() over (
                partition by b.person_id
                order by b.item_day desc, {{ text_order("coalesce(b.activity, '')", 2) }}, {{ text_order("coalesce(b.accommodation, '')", 1) }}, {{ value_order('b.item_id') }}
            ) as latest
        from (
            select
                c.person_id,
                {{ payload_text('l.clea_table_id', 128) }} as item_id,
                {{ item_day('l.clea_care_leaver_latest_contact') }} as item_day,
                {{ iso_date('l.clea_care_leaver_latest_contact') }} as contact_date,
                {{ code_text('l.clea_care_leaver_activity', 2) }} as activity,
                {{ code_text('l.clea_care_leaver_accommodation', 1) }} as accommodation
            from {{ lane_table(lane, 'ssd_care_leavers') }} as l
            inner join children as c
                on c.person_key = {{ key_text('l.clea_person_id') }}
        ) as b
    ) as r
    where r.latest = 1
{%- endmacro %}

{# care_worker_details_rows(lane): see payload_rows(). Case workers (role CW) with an id, of referrals with a child in need plan in the window, whose
   involvement covers a 31 March of the window: any, all year round. #}
{% macro care_worker_details_rows(lane) -%}
    {%- set worker = 'w.prof_social_worker_registration_no' if payload_setting('worker_id') == 'registration' else 'w.prof_staff_id' -%}
    {%- set census = [] -%}
    {%- for day in census_days() -%}
        {%- do census.append('(' ~ day_number('v.invo_involvement_start_date') ~ ' <= ' ~ day ~ ' and coalesce(' ~ day_number('v.invo_involvement_end_date') ~ ', ' ~ day ~ ') >= ' ~ day ~ ')') -%}
    {%- endfor -%}
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
        on {{ key_text('w.prof_professional_id') }} = {{ key_text('v.invo_professional_id') }}
    inner join episodes as e
        on e.referral_key = {{ key_text('v.invo_referral_id') }}
    inner join (
        select distinct {{ key_text('p.cinp_referral_id') }} as referral_key
        from {{ lane_table(lane, 'ssd_cin_plans') }} as p
        where {{ overlaps_window('p.cinp_cin_plan_start_date', 'p.cinp_cin_plan_end_date') }}
    ) as n
        on n.referral_key = e.referral_key
    where {{ normalised('v.invo_professional_role_id') }} = 'CW'
        and {{ filled(payload_text(worker, 128)) }} is not null
        and ({{ census | join('\n            or ') if census else '1 = 0' }})
{%- endmacro %}
