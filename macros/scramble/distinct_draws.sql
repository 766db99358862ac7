{# distinct_draws(lists): draws that keep a subject's codes distinct (disabilities, assessment factors): one row a subject, list and
   original, for subjects with two originals or more (one alone is drawn like any other code).
   The codes of the list, NONE left out, stand in a ring in a keyed order of the subject's own, and each original becomes the next in the ring: no
   two meet, none stays as it is. Where the draw has to ignore the original (independent_lists) each becomes the code that has its place in a
   second keyed order instead, which may be itself. Originals that are no code of the list, or stand for none of them (NONE), become what codes
   that the subject does not have would have become. #}
{% macro distinct_draws(lists) -%}
    {%- set names = "('" ~ (lists or ['-']) | join("', '") ~ "')" -%}
    {%- set independent = "('" ~ (independent_lists() or ['-']) | join("', '") ~ "')" -%}
select
        o.subject_key,
        o.list_name,
        o.original,
        i.ordinal as drawn_ordinal
    from (
        select
            u.*,
            count(*) over (partition by u.subject_key, u.list_name) as originals,
            row_number() over (partition by u.subject_key, u.list_name, u.is_extra order by u.draw_order) as position
        from ({{ distinct_originals(names) }}) as u
    ) as o
    inner join ({{ distinct_ring(names) }}) as c
        on c.subject_key = o.subject_key and c.list_name = o.list_name
        and ((o.is_extra = 0 and c.ordinal = o.ordinal) or (o.is_extra = 1 and c.is_original = 0 and c.spare_position = o.position))
    inner join ({{ distinct_ring(names) }}) as i
        on i.subject_key = c.subject_key and i.list_name = c.list_name
        and ((c.list_name not in {{ independent }} and i.position = c.position % c.ring_size + 1)
            or (c.list_name in {{ independent }} and i.second_position = c.position))
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

{# distinct_ring(names): for each subject with two originals or more of a list, all its codes but NONE in two keyed orders. #}
{% macro distinct_ring(names) -%}
select
            w.subject_key,
            w.list_name,
            w.ordinal,
            w.is_original,
            row_number() over (partition by w.subject_key, w.list_name order by {{ digest_slice('w.digest', 0, 7) }}) as position,
            row_number() over (partition by w.subject_key, w.list_name order by {{ digest_slice('w.digest', 7, 7) }}) as second_position,
            row_number() over (partition by w.subject_key, w.list_name, w.is_original order by {{ digest_slice('w.digest', 14, 7) }}) as spare_position,
            count(*) over (partition by w.subject_key, w.list_name) as ring_size
        from (
            select
                b.subject_key,
                b.list_name,
                l.ordinal,
                case when h.ordinal is null then 0 else 1 end as is_original,
                {{ hmac_sha256("concat('code|', b.list_name, '|', b.subject_key, '|', l.ordinal)") }} as digest
            from (
                select subject_key, list_name
                from keyed
                where list_name in {{ names }} and placeholder is null
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
