{%- set ranges = number_ranges() -%}
{%- set distinct_names = distinct_lists() -%}
{%- set independent = "('" ~ (independent_lists() or ['-']) | join("', '") ~ "')" -%}
{%- set sizes = value_list_sizes() -%}
with distinct_values as (
    select distinct list_name, value
    from {{ ref('vault__subject_values') }}
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
    {%- for range in ranges.values() %}
    select
        '{{ range.name }}' as list_name,
        cast({{ range.minimum }} as decimal(18, 4)) as minimum,
        cast({{ ('%.' ~ range.scale ~ 'f') | format(10 ** (0 - range.scale)) }} as decimal(18, 4)) as step,
        {{ 10 ** range.scale }} as steps,
        {{ range.size }} as list_size
    {{ 'union all' if not loop.last }}
    {%- else %}
    select 'number' as list_name, cast(0 as decimal(18, 4)) as minimum, cast(1 as decimal(18, 4)) as step, 1 as steps, 1 as list_size where 1 = 0
    {%- endfor %}
),

lists as (
    {%- for name, size in sizes.items() %}
    select '{{ name }}' as list_name, {{ size }} as list_size
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

known as (
    select
        v.list_name,
        v.value,
        p.placeholder,
        case
            when g.list_name is null then m.ordinal
            when try_cast(v.value as decimal(18, 4)) between g.minimum and g.minimum + g.step * (g.list_size - 1)
                and (try_cast(v.value as decimal(18, 4)) - g.minimum) * g.steps = floor((try_cast(v.value as decimal(18, 4)) - g.minimum) * g.steps)
                then cast((try_cast(v.value as decimal(18, 4)) - g.minimum) * g.steps as int) + 1
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

-- One digest a subject, list and original: the code where there is one, so that 1A, 1a and "1A - Schools" are drawn as one.
keyed as (
    select
        s.subject_key,
        s.list_name,
        s.value,
        n.placeholder,
        n.ordinal,
        n.list_size,
        case when n.ordinal is null then {{ ascii_form('s.value') }} else concat('#', n.ordinal) end as original,
        {{ hmac_sha256("concat('value|', s.list_name, '|', s.subject_key, '|', case when n.ordinal is null then " ~ ascii_form('s.value') ~ " else concat('#', n.ordinal) end)") }} as digest
    from {{ ref('vault__subject_values') }} as s
    cross join {{ key_relation() }} as k
    inner join known as n
        on n.list_name = s.list_name and n.value = s.value
),

distinct_draws as (
    {{ distinct_draws(distinct_names) }}
),

drawn as (
    select
        k.subject_key,
        k.list_name,
        k.value,
        k.placeholder,
        k.digest,
        case
            when d.drawn_ordinal is not null then d.drawn_ordinal
            when k.ordinal is null or k.list_name in {{ independent }} then 1 + {{ digest_slice('k.digest', 0, 7) }} % k.list_size
            when 1 + {{ digest_slice('k.digest', 0, 7) }} % (k.list_size - 1) >= k.ordinal then 2 + {{ digest_slice('k.digest', 0, 7) }} % (k.list_size - 1)
            else 1 + {{ digest_slice('k.digest', 0, 7) }} % (k.list_size - 1)
        end as drawn_ordinal
    from keyed as k
    left join distinct_draws as d
        on d.subject_key = k.subject_key and d.list_name = k.list_name and d.original = k.original
)

select
    d.subject_key,
    d.list_name,
    d.value,
    d.drawn_ordinal,
    cast(case
        when d.placeholder is not null then d.placeholder
        when d.list_name = 'postcode' then {{ fictional_postcode('d.digest') }}
        when d.list_name = 'full_name' and {{ normalised("concat(f.code, ' ', s.code)") }} = d.value then concat(f.code, ' ', s.code, '-', s.code)
        when d.list_name = 'full_name' then concat(f.code, ' ', s.code)
        when g.list_name is not null then cast(g.minimum + g.step * cast(d.drawn_ordinal - 1 as int) as nvarchar(40))
        else l.code
    end as nvarchar(255)) as drawn_value,
    cast(coalesce(d.placeholder, l.label) as nvarchar(255)) as drawn_label
from drawn as d
left join ranges as g
    on g.list_name = d.list_name
left join {{ ref('reference__lists') }} as l
    on l.list_name = d.list_name and l.ordinal = d.drawn_ordinal
left join {{ ref('reference__lists') }} as f
    on f.list_name = 'forename' and f.ordinal = case when d.list_name = 'full_name' then 1 + {{ digest_slice('d.digest', 0, 4) }} % {{ sizes['forename'] }} end
left join {{ ref('reference__lists') }} as s
    on s.list_name = 'surname' and s.ordinal = case when d.list_name = 'full_name' then 1 + {{ digest_slice('d.digest', 4, 4) }} % {{ sizes['surname'] }} end
