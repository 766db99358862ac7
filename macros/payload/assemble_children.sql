{# assemble_children(items, cohort): one row a child: its record put together from items, and the hash of its meaning. The only macro that knows the
   form of a document. Each array is put together once a parent. An episode's items without the episode are left out.
   items: the text after FROM of a relation with person_id, referral_id, block, item_day, content_order, id_order, item_json and meaning_json;
   cohort: the same of one with person_id, legacy_id and single_unique_id. #}
{% macro assemble_children(items, cohort) -%}
    {%- set blocks = payload_blocks() -%}
    {%- set of_episode = [] -%}
    {%- for block, definition in blocks.items() if definition.parent == 'episode' -%}{%- do of_episode.append(block) -%}{%- endfor -%}
with items as (
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
        row_number() over (partition by i.person_id, i.referral_id order by i.item_day desc, i.content_order, i.id_order) as position
    from {{ items }} as i
),

{#- Joined parts of an episode, or of the child where there is none. #}

parts as (
    select
        i.person_id,
        i.of_episode,
        i.referral_id,
        max(case when i.block = 'social_care_episodes' then i.item_day end) as item_day,
        max(case when i.block = 'social_care_episodes' then i.content_order end) as content_order,
        max(case when i.block = 'social_care_episodes' then i.id_order end) as id_order,
        {%- for block in blocks %}
        {{ text_aggregate("case when i.block = '" ~ block ~ "' then i.item_json end", ',', 'i.position') }} as {{ block }}{{ ',' if not loop.last }}
        {%- endfor %}
    from items as i
    group by i.person_id, i.of_episode, i.referral_id
),

episodes as (
    select
        p.person_id,
        row_number() over (partition by p.person_id order by p.item_day desc, p.content_order, p.id_order) as position,
        concat(
            substring(p.social_care_episodes, 1, len(p.social_care_episodes) - 1),
            {%- for block in of_episode if block != 'care_worker_details' %}
            case when p.{{ block }} is not null then concat({{ long_text("',\"" ~ block ~ "\":['") }}, p.{{ block }}, ']') end,
            {%- endfor %}
            case when c.adoption is not null then concat({{ long_text("',\"adoption\":'") }}, c.adoption) end,
            case when c.care_leavers is not null then concat({{ long_text("',\"care_leavers\":'") }}, c.care_leavers) end,
            case when p.care_worker_details is not null then concat({{ long_text("',\"care_worker_details\":['") }}, p.care_worker_details, ']') end,
            ',"purge":false}'
        ) as episode_json
    from parts as p
    left join parts as c
        on c.person_id = p.person_id and c.of_episode = 0
    where p.of_episode = 1 and p.social_care_episodes is not null
),

episode_lists as (
    select
        e.person_id,
        {{ text_aggregate('e.episode_json', ',', 'e.position') }} as social_care_episodes
    from episodes as e
    group by e.person_id
),

{#- Digests of items, of what each episode and the child itself have, and of the child: the same in whatever order the items come. #}

item_digests as (
    select
        i.person_id,
        i.of_episode,
        i.referral_id,
        i.block,
        {{ sha256_digest("concat(i.block, '|', i.meaning_json)") }} as digest
    from items as i
),

part_texts as (
    select
        d.person_id,
        d.of_episode,
        {{ text_aggregate(digest_hex('d.digest', 64), ' ', digest_slice('d.digest', 0, 7)) }} as meaning
    from item_digests as d
    group by d.person_id, d.of_episode, d.referral_id
    having d.of_episode = 0 or max(case when d.block = 'social_care_episodes' then 1 else 0 end) = 1
),

part_digests as (
    select
        t.person_id,
        t.of_episode,
        {{ sha256_digest('t.meaning', long=true) }} as digest
    from part_texts as t
),

child_texts as (
    select
        d.person_id,
        {{ text_aggregate("concat(d.of_episode, " ~ digest_hex('d.digest', 64) ~ ")", ' ', digest_slice('d.digest', 0, 7)) }} as meaning
    from part_digests as d
    group by d.person_id
),

counts as (
    select
        i.person_id,
        {%- for block in blocks if block != 'child_details' %}
        sum(case when i.block = '{{ block }}' then 1 else 0 end) as {{ block }}{{ ',' if not loop.last }}
        {%- endfor %}
    from items as i
    group by i.person_id
)

select
    c.person_id,
    c.legacy_id,
    c.{{ 'legacy_id' if payload_setting('mis_child_id') == 'legacy' else 'single_unique_id' }} as mis_child_id,
    concat(
        {{ long_text("'\"purge\":false,\"child_details\":'") }}, p.child_details,
        case when p.sdq_assessments is not null
            then concat({{ long_text("',\"health_and_wellbeing\":{\"sdq_assessments\":['") }}, p.sdq_assessments, '],"purge":false}') end,
        case when e.social_care_episodes is not null then concat({{ long_text("',\"social_care_episodes\":['") }}, e.social_care_episodes, ']') end,
        '}'
    ) as record_body,
    {{ typed(hex_bytes(digest_hex(sha256_digest('m.meaning', long=true), 64)), 'varbinary(32)') }} as meaning_hash,
    {{ typed("concat(" ~ shape_text(blocks) ~ ")", 'nvarchar(400)') }} as shape
from {{ cohort }} as c
inner join parts as p
    on p.person_id = c.person_id and p.of_episode = 0
inner join child_texts as m
    on m.person_id = c.person_id
inner join counts as k
    on k.person_id = c.person_id
left join episode_lists as e
    on e.person_id = c.person_id
where p.child_details is not null
{%- endmacro %}

{# shape_text(blocks): the parts of the text that tells how many items of each block a child has. #}
{% macro shape_text(blocks) -%}
    {%- set parts = [] -%}
    {%- for block in blocks if block != 'child_details' -%}{%- do parts.append("'" ~ ('' if loop.first else ' ') ~ block ~ "=', k." ~ block) -%}{%- endfor -%}
    {{ return(parts | join(', ')) }}
{%- endmacro %}
