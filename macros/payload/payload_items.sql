{% macro payload_items(lane) -%}
with items as (
    {%- for block in payload_blocks() %}
    select
        b.person_id,
        b.referral_id,
        {{ payload_text(quoted(block), 40) }} as block,
        b.item_id,
        b.item_day,
        b.item_json,
        b.item_json_open,
        b.meaning_json,
        b.meaning_json_open
    from {{ ref('payload__%s_%s' | format(lane, block)) }} as b
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    i.person_id,
    i.referral_id,
    i.block,
    i.item_id,
    i.item_day,
    {{ digest_slice(sha256_digest('i.meaning_json'), 0, 7) }} as content_order,
    {{ value_order("coalesce(i.item_id, '')") }} as id_order,
    i.item_json,
    i.item_json_open,
    i.meaning_json,
    i.meaning_json_open
from items as i
{%- endmacro %}
