{%- set independent -%}
('{{ (independent_lists() or ['-']) | join("', '") }}')
{%- endset -%}
{%- set sizes = value_list_sizes() -%}
{%- set full_name = "concat(f.code, ' ', s.code)" -%}
{%- set drawn -%}
case
        when d.placeholder is not null then d.placeholder
        when d.list_name = 'postcode' then {{ fictional_postcode('d.digest') }}
        when d.list_name = 'full_name'
            and {{ normalised(full_name) }} = d.value
            then concat(f.code, ' ', s.code, '-', s.code)
        when d.list_name = 'full_name' then {{ full_name }}
        when g.list_name is not null then cast(g.minimum + g.step * cast(d.drawn_ordinal - 1 as int) as nvarchar(40))
        else l.code
    end
{%- endset -%}
with digests as (
    select
        subject_key,
        list_name,
        value,
        placeholder,
        ordinal,
        list_size,
        original,
        digest,
        {{ digest_slice('digest', 0, 7) }} as draw_number
    from {{ ref('vault__value_digests') }}
),

-- A subject's distinct originals of the lists whose codes stay distinct, in a keyed order. Extra: no code of the list,
-- or NONE.
originals as (
    select
        d.subject_key,
        d.list_name,
        d.original,
        d.ordinal,
        case when d.ordinal is null or l.code = 'NONE' then 1 else 0 end as is_extra,
        max({{ digest_slice('d.digest', 7, 7) }}) as draw_order
    from digests as d
    left join {{ ref('reference__lists') }} as l
        on l.list_name = d.list_name and l.ordinal = d.ordinal
    where d.list_name in ('{{ (distinct_lists() or ['-']) | join("', '") }}') and d.placeholder is null
    group by
        d.subject_key,
        d.list_name,
        d.original,
        d.ordinal,
        case when d.ordinal is null or l.code = 'NONE' then 1 else 0 end
),

placed as (
    select
        subject_key,
        list_name,
        original,
        ordinal,
        is_extra,
        row_number() over (partition by subject_key, list_name, is_extra order by draw_order) as position
    from originals
),

-- Each original becomes the next code of the subject's ring, so that no two meet and none stays as it is. Where the
-- draw has to ignore the original, it becomes the code that has its place in the second order, which may be itself.
-- Extras become what codes that the subject does not have would have become. A subject with one original has no ring:
-- it is drawn like any other.
distinct_draws as (
    select
        o.subject_key,
        o.list_name,
        o.original,
        b.ordinal as drawn_ordinal
    from placed as o
    inner join {{ ref('vault__code_rings') }} as c
        on c.subject_key = o.subject_key and c.list_name = o.list_name
        and (
            (o.is_extra = 0 and c.ordinal = o.ordinal)
            or (o.is_extra = 1 and c.is_original = 0 and c.spare_position = o.position)
        )
    inner join {{ ref('vault__code_rings') }} as b
        on b.subject_key = c.subject_key and b.list_name = c.list_name
        and (
            (c.list_name not in {{ independent }} and b.position = c.position % c.ring_size + 1)
            or (c.list_name in {{ independent }} and b.second_position = c.position)
        )
),

drawn as (
    select
        d.subject_key,
        d.list_name,
        d.value,
        d.placeholder,
        d.digest,
        case
            when r.drawn_ordinal is not null then r.drawn_ordinal
            when d.ordinal is null or d.list_name in {{ independent }} then 1 + d.draw_number % d.list_size
            -- Among the other codes: from the original on, one further.
            when 1 + d.draw_number % (d.list_size - 1) >= d.ordinal then 2 + d.draw_number % (d.list_size - 1)
            else 1 + d.draw_number % (d.list_size - 1)
        end as drawn_ordinal
    from digests as d
    left join distinct_draws as r
        on r.subject_key = d.subject_key and r.list_name = d.list_name and r.original = d.original
),

ranges as (
    {{ number_range_rows() }}
)

select
    d.subject_key,
    d.list_name,
    d.value,
    d.drawn_ordinal,
    {{ exact_text(drawn, 255) }} as drawn_value,
    {{ exact_text('coalesce(d.placeholder, l.label)', 255) }} as drawn_label
from drawn as d
left join ranges as g
    on g.list_name = d.list_name
left join {{ ref('reference__lists') }} as l
    on l.list_name = d.list_name and l.ordinal = d.drawn_ordinal
left join {{ ref('reference__lists') }} as f
    on f.list_name = 'forename'
    and f.ordinal = case
        when d.list_name = 'full_name' then 1 + {{ digest_slice('d.digest', 0, 4) }} % {{ sizes['forename'] }}
    end
left join {{ ref('reference__lists') }} as s
    on s.list_name = 'surname'
    and s.ordinal = case
        when d.list_name = 'full_name' then 1 + {{ digest_slice('d.digest', 4, 4) }} % {{ sizes['surname'] }}
    end
