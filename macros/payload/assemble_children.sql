{# The only macro that knows the form of a document. #}
{% macro assemble_children(items, cohort) -%}
    {%- set blocks = payload_blocks() -%}
    {%- set mis_child_id = 'legacy_id' if payload_setting('mis_child_id') == 'legacy' else 'single_unique_id' -%}
with {{ joined_items(items) }},

{{ joined_meanings() }},

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
    c.{{ mis_child_id }} as mis_child_id,
    concat(
        {{ long_text("'\"purge\":false,\"child_details\":'") }},
        p.child_details,
        {{ array_json('p.sdq_assessments', ',"health_and_wellbeing":{"sdq_assessments":[', '],"purge":false}') }},
        {{ array_json('e.social_care_episodes', ',"social_care_episodes":[', ']') }},
        '}'
    ) as record_body,
    {{ typed(hex_bytes(digest_hex(sha256_digest('m.meaning', long=true), 64)), 'varbinary(32)') }}
        as meaning_hash,
    {{ typed(shape_text(blocks), 'nvarchar(400)') }} as shape
from {{ cohort }} as c
inner join parents as p
    on p.person_id = c.person_id and p.of_episode = 0
inner join child_texts as m
    on m.person_id = c.person_id
inner join counts as k
    on k.person_id = c.person_id
left join episode_lists as e
    on e.person_id = c.person_id
where p.child_details is not null
{%- endmacro %}

{% macro shape_text(blocks) -%}
concat(
        {%- for block in blocks if block != 'child_details' %}
        '{{ ' ' if not loop.first }}{{ block }}=', k.{{ block }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
