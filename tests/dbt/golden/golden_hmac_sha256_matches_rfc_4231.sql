{#- Keys longer than a block included. -#}
with given as (
    select
        g.test_case,
        g.expected_hex,
        {{ hex_bytes('g.message_hex') }} as message,
        {{ hex_bytes('g.key_hex') }} as hmac_key
    from {{ ref('golden__hmac_sha256') }} as g
),

keyed as (
    select
        g.test_case,
        g.expected_hex,
        g.message,
        {{ key_pads('g.hmac_key') }}
    from given as g
)

select k.test_case
from keyed as k
where coalesce({{ digest_hex(hmac_sha256_of_bytes('k.message'), 64) }}, '') <> k.expected_hex
