{%- set message -%}
concat(
        'value|', o.list_name, '|', o.subject_key, '|', o.original
    )
{%- endset -%}
with distinct_values as (
    select
        list_name,
        value,
        try_cast(value as decimal(18, 4)) as number_value
    from {{ ref('vault__subject_values') }}
    group by list_name, value
),

-- The code that a value stands for: the code itself, else its label, else the longest code that the text starts with.
matched as (
    select
        v.list_name,
        v.value,
        max(case
            when v.value = l.code_key then 2000
            when v.value = l.label_key then 1500
            else len(l.code_key)
        end * 10000 + l.ordinal) % 10000 as ordinal
    from distinct_values as v
    inner join {{ ref('reference__lists') }} as l
        on l.list_name = v.list_name
        and (v.value = l.code_key or v.value = l.label_key or {{ starts_with_code('v.value', 'l.code_key') }})
    group by v.list_name, v.value
),

-- Numbers are drawn from a grid, so a number has an ordinal too.
ranges as (
    {{ number_range_rows() }}
),

list_sizes as (
    {{ value_list_rows() }}
),

lists as (
    select
        {{ exact_text('list_name') }} as list_name,
        list_size
    from list_sizes
),

known as (
    select
        v.list_name,
        v.value,
        p.placeholder,
        case
            when g.list_name is null then m.ordinal
            when v.number_value between g.minimum and g.minimum + g.step * (g.list_size - 1)
                and (v.number_value - g.minimum) * g.steps = floor((v.number_value - g.minimum) * g.steps)
                then cast((v.number_value - g.minimum) * g.steps as int) + 1
        end as ordinal,
        coalesce(g.list_size, l.list_size) as list_size
    from distinct_values as v
    left join matched as m
        on m.list_name = v.list_name and m.value = v.value
    left join ranges as g
        on g.list_name = v.list_name
    left join lists as l
        on l.list_name = v.list_name
    left join {{ ref('reference__placeholder_values') }} as p
        on p.kind = case when g.list_name is null then 'text' else 'number' end and p.value = v.value
),

-- What is hashed: the code where there is one, so that 1A, 1a and "1A - Schools" are drawn as one.
originals as (
    select
        s.subject_key,
        s.list_name,
        s.value,
        n.placeholder,
        n.ordinal,
        n.list_size,
        cast(case
            when n.ordinal is null then {{ ascii_form('s.value') }}
            else concat('#', n.ordinal)
        end as varchar(2000)) as original
    from {{ ref('vault__subject_values') }} as s
    inner join known as n
        on n.list_name = s.list_name and n.value = s.value
)

select
    o.subject_key,
    o.list_name,
    o.value,
    o.placeholder,
    o.ordinal,
    o.list_size,
    o.original,
    {{ hmac_sha256(message) }} as digest
from originals as o
cross join {{ key_relation() }} as k
