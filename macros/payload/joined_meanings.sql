{# Digests of items, of what each episode and the child itself have, and of the child: the same in whatever order the
   items come. #}
{% macro joined_meanings() -%}
item_digests as (
    select
        i.person_id,
        i.of_episode,
        i.referral_id,
        i.block,
        {{ sha256_digest("concat(i.block, '|', i.meaning_json)") }} as digest
    from items as i
),

parent_texts as (
    select
        d.person_id,
        d.of_episode,
        {{ text_aggregate(digest_hex('d.digest', 64), ' ', digest_slice('d.digest', 0, 7)) }} as meaning
    from item_digests as d
    group by d.person_id, d.of_episode, d.referral_id
    having d.of_episode = 0 or max(case when d.block = 'social_care_episodes' then 1 else 0 end) = 1
),

parent_digests as (
    select
        t.person_id,
        t.of_episode,
        {{ sha256_digest('t.meaning', long=true) }} as digest
    from parent_texts as t
),

child_texts as (
    select
        d.person_id,
        {%- set text = 'concat(d.of_episode, %s)' | format(digest_hex('d.digest', 64)) %}
        {{ text_aggregate(text, ' ', digest_slice('d.digest', 0, 7)) }}
            as meaning
    from parent_digests as d
    group by d.person_id
)
{%- endmacro %}
