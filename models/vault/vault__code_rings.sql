{%- set message -%}
concat(
            'code|', r.list_name, '|', r.subject_key, '|', l.ordinal
        )
{%- endset -%}
-- The codes that each subject with two originals or more of a list has.
with held as (
    select
        subject_key,
        list_name,
        original,
        ordinal
    from {{ ref('vault__value_digests') }}
    where list_name in ('{{ (distinct_lists() or ['-']) | join("', '") }}') and placeholder is null
    group by subject_key, list_name, original, ordinal
),

ringed as (
    select
        subject_key,
        list_name
    from held
    group by subject_key, list_name
    having count(*) > 1
),

-- One digest a subject and code: the orders of the ring are slices of it.
hashed as (
    select
        r.subject_key,
        r.list_name,
        l.ordinal,
        case when h.ordinal is null then 0 else 1 end as is_original,
        {{ hmac_sha256(message) }} as digest
    from ringed as r
    inner join {{ ref('reference__lists') }} as l
        on l.list_name = r.list_name and l.code <> 'NONE'
    left join held as h
        on h.subject_key = r.subject_key and h.list_name = r.list_name and h.ordinal = l.ordinal
    cross join {{ key_relation() }} as k
)

select
    subject_key,
    list_name,
    ordinal,
    is_original,
    row_number() over (
        partition by subject_key, list_name
        order by {{ digest_slice('digest', 0, 7) }}
    ) as position,
    row_number() over (
        partition by subject_key, list_name
        order by {{ digest_slice('digest', 7, 7) }}
    ) as second_position,
    row_number() over (
        partition by subject_key, list_name, is_original
        order by {{ digest_slice('digest', 14, 7) }}
    ) as spare_position,
    count(*) over (partition by subject_key, list_name) as ring_size
from hashed
