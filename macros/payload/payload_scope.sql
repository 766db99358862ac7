{% macro payload_scope(lane, episodes=false) -%}
children as (
    select
        c.person_id,
        {{ key_text('c.person_id') }} as person_key
    from {{ ref('payload__%s_cohort' | format(lane)) }} as c
)
    {%- if episodes %},

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
    {%- endif %}
{%- endmacro %}
