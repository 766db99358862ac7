{% macro stage_payloads(phase) -%}
    {#- Compiled without a database: the longer statement, as a later build runs it. -#}
    {%- set again = not flags.INTROSPECT or is_incremental() -%}
with children as (
    {{ phase_children(phase) | indent(4) }}
),

{% if again -%}
staged as (
    {{ staged_before(this) | indent(4) }}
),

{% endif -%}
changes as (
    {{ staging_changes(phase, again) | indent(4) }}
),

quoted as (
    select
        c.*,
        {{ json_text('c.la_child_id') }} as la_json,
        {{ json_text('c.mis_child_id') }} as mis_json,
        {{ sha256_digest('c.person_id') }} as person_digest
    from changes as c
),

numbered as (
    select
        q.*,
        concat(
            {{ long_text("'{\"la_child_id\":'") }}, q.la_json,
            case when q.mis_child_id is not null then concat(',"mis_child_id":', q.mis_json) end, ',', q.record_body
        ) as json_payload,
        {#- By hashes, not by ids, whose order may be the source's. #}
        row_number() over (
            partition by case when q.old_id is null then 1 else 0 end
            order by {{ digest_slice('q.person_digest', 0, 7) }}, {{ digest_slice('q.person_digest', 7, 7) }}
        ) as place
    from quoted as q
)

select
    {{ typed('coalesce(n.old_id, n.place + m.last_id)' if again else 'coalesce(n.old_id, n.place)', 'int') }} as id,
    {{ typed('n.person_id', 'nvarchar(20)') }} as person_id,
    {{ typed('n.legacy_id', 'nvarchar(36)') }} as legacy_id,
    {{ typed('n.previous_json_payload', 'nvarchar(max)') }} as previous_json_payload,
    {{ typed('n.json_payload', 'nvarchar(max)') }} as json_payload,
    {{ typed('n.json_payload', 'nvarchar(max)') }} as partial_json_payload,
    {{ typed('n.current_hash', 'varbinary(32)') }} as current_hash,
    {{ typed('n.previous_hash', 'varbinary(32)') }} as previous_hash,
    {{ typed("'Held'", 'nvarchar(50)') }} as submission_status,
    {{ typed('n.submission_timestamp', 'datetime') }} as submission_timestamp,
    {{ typed('n.api_response', 'nvarchar(max)') }} as api_response,
    {{ typed('n.row_state', 'nvarchar(10)') }} as row_state,
    {{ typed(utc_now_text(), 'datetime') }} as last_updated
from numbered as n
{%- if again %}
cross join (select coalesce(max(s.id), 0) as last_id from {{ this }} as s) as m
{%- endif %}
{%- endmacro %}
