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
