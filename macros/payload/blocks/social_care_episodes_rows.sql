{% macro social_care_episodes_rows() -%}
select
        e.person_id,
        e.referral_id,
        e.referral_id as item_id,
        {{ item_day('e.cine_referral_date') }} as item_day,
        e.referral_id as social_care_episode_id,
        {{ iso_date('e.cine_referral_date') }} as referral_date,
        case
            when e.referral_source = '10' then '10'
            when substring(e.referral_source, 1, 1) in ('1', '2', '3')
                and substring(e.referral_source, 2, 1) in ('A', 'B', 'C', 'D', 'E', 'F') then e.referral_source
            when substring(e.referral_source, 1, 1) = '5'
                and substring(e.referral_source, 2, 1) in ('A', 'B', 'C', 'D') then e.referral_source
            when substring(e.referral_source, 1, 1) in ('4', '6', '7', '8', '9') then substring(e.referral_source, 1, 1)
        end as referral_source,
        {{ iso_date('e.cine_close_date') }} as closure_date,
        {{ code_text('e.cine_close_reason', 3) }} as closure_reason,
        case
            when e.no_further_action in ('Y', 'T', '1', 'TRUE') then 'true'
            when e.no_further_action in ('N', 'F', '0', 'FALSE') then 'false'
        end as referral_no_further_action_flag
    from (
        select
            s.*,
            {{ normalised('s.cine_referral_source_code', 2) }} as referral_source,
            {{ normalised('s.cine_referral_nfa', 5) }} as no_further_action
        from episodes as s
    ) as e
{%- endmacro %}
