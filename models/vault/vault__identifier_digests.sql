{%- set message -%}
concat(v.identifier, '|', {{ ascii_form('v.value') }})
{%- endset -%}
with hashed as (
    select
        v.identifier,
        v.value,
        p.placeholder,
        {{ hmac_sha256(message) }} as digest
    from {{ ref('vault__identifier_values') }} as v
    cross join {{ key_relation() }} as k
    left join {{ ref('reference__placeholder_values') }} as p
        on p.kind = 'text' and p.value = v.value
)

select
    identifier,
    value,
    placeholder,
    digest,
    -- Bytes that no pseudonym shows: they number the subjects.
    {{ digest_slice('digest', 20, 7) }} as subject_key
from hashed
