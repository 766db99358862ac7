with waiting as (
    select
        s.id,
        s.row_state,
        s.json_payload,
        s.previous_json_payload
    from {{ ref(staging_model(var('look_at_phase'))) }} as s
    where
        s.previous_json_payload is not null
        and {{ releasable('s') | indent(8) }}
),

leaves_now as (
    {{ json_leaves('waiting', 'id', 'json_payload') | indent(4) }}
),

leaves_before as (
    {{ json_leaves('waiting', 'id', 'previous_json_payload') | indent(4) }}
)

select
    w.id,
    w.row_state,
    coalesce(n.path, b.path) as path,
    case when b.id is null then 'added' when n.id is null then 'removed' else 'changed' end as change,
    b.value as value_before,
    n.value as value_now
from leaves_now as n
full outer join leaves_before as b on n.id = b.id and n.path = b.path
inner join waiting as w on w.id = coalesce(n.id, b.id)
where
    n.id is null
    or b.id is null
    or {{ text_sha256_hex('n.value') }}
    <> {{ text_sha256_hex('b.value') }}
