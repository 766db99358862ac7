{# Groups, not dates, make the waves: so the deltas are of one generation, and no real day shows. #}
{% macro wave_items() -%}
    {%- set wave = phase_4_wave() -%}
    {%- set leaves = [
        'sdq_assessments', 'child_and_family_assessments', 'child_in_need_plans', 'section_47_assessments',
        'child_protection_plans', 'child_looked_after_placements', 'adoption', 'care_leavers', 'care_worker_details'
    ] -%}
    {#- Groups by number, of twelve; -1 is none. -#}
    {%- set left_out = {1: 0, 2: -1, 3: 1}[wave] -%}
    {%- set still_open = {1: [2, 3], 2: [3], 3: [-1]}[wave] -%}
select
    i.person_id,
    i.referral_id,
    i.block,
    i.item_id,
    i.item_day,
    i.content_order,
    i.id_order,
    case when i.open_now = 1 then i.item_json_open else i.item_json end as item_json,
    case when i.open_now = 1 then i.meaning_json_open else i.meaning_json end as meaning_json
from (
    select
        a.*,
        case
            when a.item_json_open is not null and a.draw in ({{ still_open | join(', ') }}) then 1
            else 0
        end as open_now
    from (
        select
            b.*,
            {{ digest_slice(sha256_digest("concat(b.person_id, '|', b.block, '|', b.item_id)"), 0, 3) }} % 12 as draw
        from {{ ref('payload__scrambled_items') }} as b
    ) as a
) as i
where
    i.block not in (
        {%- for block in leaves %}
        {{ quoted(block) }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
    or i.draw <> {{ left_out }}
{%- endmacro %}
