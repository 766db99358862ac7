{{- config(post_hook="{{ require_pseudonyms() }}") -}}
{%- set generated = generated_identifiers() -%}
{%- set length -%}
case h.identifier {{ identifier_lengths() }}
        end
{%- endset -%}
{%- set pseudonym -%}
case
        when h.placeholder is not null then h.placeholder
        when h.identifier in ('{{ generated | join("', '") }}') then f.pseudonym
        when h.identifier = 'team_name'
            then concat('Team ', t.code, ' ', {{ digest_slice('h.digest', 2, 4) }} % 100000000)
        else {{ digest_hex('h.digest', length) }}
    end
{%- endset -%}
-- Identifiers of fixed form: each value has a position, and each position the number that a keyed permutation gives it.
with positions as (
    select
        identifier,
        value,
        row_number() over (
            partition by identifier
            order by
                {{ digest_slice('digest', 0, 7) }},
                {{ digest_slice('digest', 7, 7) }},
                {{ digest_slice('digest', 14, 7) }}
        ) as position
    from {{ ref('vault__identifier_digests') }}
    where identifier in ('{{ generated | join("', '") }}') and placeholder is null
),

permutations as (
    select
        identifier,
        capacity,
        30 * ({{ digest_slice('digest', 0, 6) }} % {{ int_div('capacity', 30) }}) + 7 as multiplier,
        {{ digest_slice('digest', 6, 6) }} % capacity as increment
    from (
        {%- for identifier, capacity in generated.items() %}
        select
            {{ exact_text(quoted(identifier)) }} as identifier,
            cast({{ capacity }} as bigint) as capacity,
            {{ hmac_sha256(quoted('permutation|' ~ identifier)) }} as digest
        from {{ key_relation() }} as k
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    ) as keyed
),

-- Twice as many candidates as values, so that one which a real person holds can be passed over.
candidates as (
    select
        c.identifier,
        c.candidate,
        case c.identifier
            {%- for identifier in generated %}
            when '{{ identifier }}' then {{ generated_identifier(identifier, 'c.number') }}
            {%- endfor %}
        end as pseudonym
    from (
        select
            p.identifier,
            2 * (p.position - 1) + h.half as candidate,
            (m.multiplier * (2 * (p.position - 1) + h.half) + m.increment) % m.capacity as number
        from positions as p
        cross join (
            select 0 as half
            union all
            select 1 as half
        ) as h
        inner join permutations as m
            on m.identifier = p.identifier
        where 2 * (p.position - 1) + h.half < m.capacity
    ) as c
),

free_candidates as (
    select
        c.identifier,
        c.pseudonym,
        row_number() over (partition by c.identifier order by c.candidate) as position
    from candidates as c
    where not exists (
        select 1
        from {{ ref('vault__identifier_values') }} as v
        where v.identifier = c.identifier and v.value = {{ normalised('c.pseudonym') }}
    )
)

select
    h.identifier,
    h.value,
    {{ exact_text(pseudonym, 255) }} as pseudonym,
    case
        when h.placeholder is not null then 'placeholder'
        when h.identifier in ('{{ generated | join("', '") }}') then 'generated'
        else 'hashed'
    end as treatment,
    h.subject_key
from {{ ref('vault__identifier_digests') }} as h
left join positions as p
    on p.identifier = h.identifier and p.value = h.value
left join free_candidates as f
    on f.identifier = p.identifier and f.position = p.position
left join {{ ref('reference__lists') }} as t
    on t.list_name = 'team_word'
    and t.ordinal = case
        when h.identifier = 'team_name'
            then 1 + {{ digest_slice('h.digest', 0, 2) }} % {{ value_list_sizes()['team_word'] }}
    end
