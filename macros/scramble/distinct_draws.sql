{# distinct_draws(lists): draws that keep a subject's codes distinct (disabilities, assessment factors): one row a subject, list and
   original, for subjects with two originals or more (one alone is drawn like any other code).
   The subject's originals and the codes of the list are put in a keyed order each, and the first original gets the first code, and so on.
   Codes that are none of the subject's originals come first, so no original stays as it is; originals that are no code of the list, or stand
   for none of them (NONE), are served first, and NONE is given to nobody. Where originals outnumber the other codes, the rest
   of them are passed round in a ring. #}
{% macro distinct_draws(lists) -%}
    {%- set names = "('" ~ (lists or ['-']) | join("', '") ~ "')" -%}
select
        o.subject_key,
        o.list_name,
        o.original,
        coalesce(c.ordinal, n.ordinal) as drawn_ordinal
    from (
        select
            u.*,
            row_number() over (partition by u.subject_key, u.list_name order by u.is_extra desc, u.draw_order) as position,
            row_number() over (partition by u.subject_key, u.list_name, u.is_extra order by u.draw_order) as ring_position,
            count(*) over (partition by u.subject_key, u.list_name, u.is_extra) as ring_size,
            count(*) over (partition by u.subject_key, u.list_name) as originals
        from ({{ distinct_originals(names) }}) as u
    ) as o
    left join ({{ distinct_candidates(names) }}) as c
        on c.subject_key = o.subject_key and c.list_name = o.list_name and c.position = o.position and c.is_original = 0
    left join (
        select
            u.subject_key,
            u.list_name,
            u.ordinal,
            row_number() over (partition by u.subject_key, u.list_name order by u.draw_order) as ring_position
        from ({{ distinct_originals(names) }}) as u
        where u.is_extra = 0
    ) as n
        on o.is_extra = 0 and n.subject_key = o.subject_key and n.list_name = o.list_name and n.ring_position = o.ring_position % o.ring_size + 1
    where o.originals > 1
{%- endmacro %}

{# distinct_originals(names): the subjects' distinct originals of the lists in `names`, in SQL, with a keyed order. #}
{% macro distinct_originals(names) -%}
select
            k.subject_key,
            k.list_name,
            k.original,
            k.ordinal,
            case when k.ordinal is null or l.code = 'NONE' then 1 else 0 end as is_extra,
            max({{ digest_slice('k.digest', 7, 7) }}) as draw_order
        from keyed as k
        left join {{ ref('reference__lists') }} as l
            on l.list_name = k.list_name and l.ordinal = k.ordinal
        where k.list_name in {{ names }} and k.placeholder is null
        group by k.subject_key, k.list_name, k.original, k.ordinal, case when k.ordinal is null or l.code = 'NONE' then 1 else 0 end
{%- endmacro %}

{# distinct_candidates(names): the codes that each such subject can be given, those that are none of its originals first. #}
{% macro distinct_candidates(names) -%}
select
            w.subject_key,
            w.list_name,
            w.ordinal,
            w.is_original,
            row_number() over (partition by w.subject_key, w.list_name order by w.is_original, w.draw_order) as position
        from (
            select
                b.subject_key,
                b.list_name,
                l.ordinal,
                case when h.ordinal is null then 0 else 1 end as is_original,
                {{ digest_slice(hmac_sha256("concat('code|', b.list_name, '|', b.subject_key, '|', l.ordinal)"), 0, 7) }} as draw_order
            from (
                select subject_key, list_name
                from keyed
                where list_name in {{ names }}
                group by subject_key, list_name
                having count(distinct original) > 1
            ) as b
            inner join {{ ref('reference__lists') }} as l
                on l.list_name = b.list_name and l.code <> 'NONE'
            left join (select distinct subject_key, list_name, ordinal from keyed where list_name in {{ names }}) as h
                on h.subject_key = b.subject_key and h.list_name = b.list_name and h.ordinal = l.ordinal
            cross join {{ key_relation() }} as k
        ) as w
{%- endmacro %}
