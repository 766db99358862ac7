{#- HMAC-SHA256 on this engine gives the digests of RFC 4231, keys longer than a block included. -#}
with keyed as (
    select
        g.test_case,
        g.expected_hex,
        {{ hex_bytes('g.message_hex') }} as message,
        {{ key_pads(hex_bytes('g.key_hex')) }}
    from {{ ref('golden__hmac_sha256') }} as g
)

select k.test_case
from keyed as k
where coalesce({{ digest_hex(hmac_sha256_of_bytes('k.message'), 64) }}, '') <> k.expected_hex
