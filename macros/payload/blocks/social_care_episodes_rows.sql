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

{# yes_or_no(expression): the JSON flag (true, false) of a text; NULL where it is neither. #}
{% macro yes_or_no(expression) -%}
case
            when {{ normalised(expression, 5) }} in ('Y', 'T', '1', 'TRUE') then 'true'
            when {{ normalised(expression, 5) }} in ('N', 'F', '0', 'FALSE') then 'false'
        end
{%- endmacro %}
