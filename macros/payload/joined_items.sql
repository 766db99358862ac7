{# A parent is an episode, or the child itself; each array is put together once a parent. #}
{% macro joined_items(items) -%}
    {%- set blocks = payload_blocks() -%}
    {%- set arrays = [] -%}
    {%- for block, definition in blocks.items() if definition.parent == 'episode' and block != 'care_worker_details' -%}
        {%- do arrays.append(block) -%}
    {%- endfor -%}
items as (
    select
        i.person_id,
        case when i.referral_id is null then 0 else 1 end as of_episode,
        coalesce(i.referral_id, '') as referral_id,
        i.block,
        i.item_day,
        i.content_order,
        i.id_order,
        i.item_json,
        i.meaning_json,
        row_number() over (
            partition by i.person_id, i.referral_id
            order by i.item_day desc, i.content_order, i.id_order
        ) as position
    from {{ items }} as i
),

parents as (
    select
        i.person_id,
        i.of_episode,
        i.referral_id,
        max(case when i.block = 'social_care_episodes' then i.item_day end) as item_day,
        max(case when i.block = 'social_care_episodes' then i.content_order end) as content_order,
        max(case when i.block = 'social_care_episodes' then i.id_order end) as id_order
        {%- for block in blocks %},
            {%- set item_of_block = "case when i.block = '%s' then i.item_json end" | format(block) %}
        {{ text_aggregate(item_of_block, ',', 'i.position') }}
            as {{ block }}
        {%- endfor %}
    from items as i
    group by i.person_id, i.of_episode, i.referral_id
),

episodes as (
    select
        p.person_id,
        row_number() over (
            partition by p.person_id
            order by p.item_day desc, p.content_order, p.id_order
        ) as position,
        concat(
            substring(p.social_care_episodes, 1, len(p.social_care_episodes) - 1),
            {%- for block in arrays %}
            {{ array_json('p.%s' | format(block), ',"%s":[' | format(block), ']') }},
            {%- endfor %}
            {{ array_json('c.adoption', ',"adoption":') }},
            {{ array_json('c.care_leavers', ',"care_leavers":') }},
            {{ array_json('p.care_worker_details', ',"care_worker_details":[', ']') }},
            ',"purge":false}'
        ) as episode_json
    from parents as p
    left join parents as c
        on c.person_id = p.person_id and c.of_episode = 0
    where p.of_episode = 1 and p.social_care_episodes is not null
),

episode_lists as (
    select
        e.person_id,
        {{ text_aggregate('e.episode_json', ',', 'e.position') }} as social_care_episodes
    from episodes as e
    group by e.person_id
)
{%- endmacro %}
