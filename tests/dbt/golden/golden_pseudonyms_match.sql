{#- Identifiers as people type them, non-ASCII ones included: what is hashed, and the pseudonym under a published test
    key, are the same on every engine. -#}
with given as (
    select
        g.case_no,
        g.message_hex,
        g.pseudonym_18,
        concat('person|', {{ ascii_form(normalised('g.value')) }}) as message,
        {{ hex_bytes("'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'") }} as hmac_key
    from {{ ref('golden__pseudonyms') }} as g
),

keyed as (
    select
        g.case_no,
        g.message_hex,
        g.pseudonym_18,
        g.message,
        {{ key_pads('g.hmac_key') }}
    from given as g
)

select k.case_no
from keyed as k
where coalesce({{ hex_text(ascii_bytes('k.message')) }}, '') <> k.message_hex
    or coalesce({{ digest_hex(hmac_sha256('k.message'), 18) }}, '') <> k.pseudonym_18
