{# stage_payloads(phase): the rows of a phase's staging table that change in this build: all of them at first, later those that are new, updated or
   deleted. Rows that do not change are not returned, so nothing of them is touched. Columns are those of D2I's table. #}
{% macro stage_payloads(phase) -%}
    {%- set tagged = phase_lane(phase) != 'live' -%}
    {#- Compiled without a database: the longer statement, as a later build runs it. -#}
    {%- set known = not flags.INTROSPECT or is_incremental() -%}
with children as (
    {{ phase_children(phase) | indent(4) }}
),

{% if known -%}
{#- What the API was last given: what was sent, whatever has been staged since; where nothing was ever sent, what was staged before. -#}
held as (
    select
        s.id,
        {{ exact_text('s.person_id', 20) }} as person_id,
        {{ exact_text('s.legacy_id', 36) }} as legacy_id,
        s.current_hash,
        {{ long_text('s.json_payload') }} as json_payload,
        s.submission_timestamp,
        {{ long_text('s.api_response') }} as api_response,
        case
            when lower(s.submission_status) = 'sent' or s.submission_timestamp is null then {{ long_text('s.json_payload') }}
            else {{ long_text('s.previous_json_payload') }}
        end as previous_json_payload,
        case when lower(s.submission_status) = 'sent' or s.submission_timestamp is null then s.current_hash else s.previous_hash end as previous_hash
    from {{ this }} as s
),

{% endif -%}
changes as (
    select
        {{ 'h.id' if known else 'cast(null as int)' }} as old_id,
        c.person_id,
        c.legacy_id,
        {{ "concat('T" ~ phase ~ "', c.person_id)" if tagged else 'c.person_id' }} as la_child_id,
        {{ "case when c.mis_child_id is not null then concat('T" ~ phase ~ "', c.mis_child_id) end" if tagged else 'c.mis_child_id' }} as mis_child_id,
        c.record_body,
        c.meaning_hash as current_hash,
        {%- if known %}
        h.previous_json_payload,
        h.previous_hash,
        h.submission_timestamp,
        h.api_response,
        case when h.id is null then 'New' else 'Updated' end as row_state
        {%- else %}
        {{ long_text('null') }} as previous_json_payload,
        {{ typed('null', 'varbinary(32)') }} as previous_hash,
        {{ typed('null', 'datetime') }} as submission_timestamp,
        {{ long_text('null') }} as api_response,
        'New' as row_state
        {%- endif %}
    from children as c
    {%- if known %}
    left join held as h on c.person_id = h.person_id
    where h.id is null or h.current_hash is null or h.current_hash <> c.meaning_hash

    union all

    select
        h.id as old_id,
        h.person_id,
        h.legacy_id,
        {{ json_field('h.json_payload', 'la_child_id') }} as la_child_id,
        {{ json_field('h.json_payload', 'mis_child_id') }} as mis_child_id,
        '"purge":true}' as record_body,
        {{ deletion_hash() }} as current_hash,
        h.previous_json_payload,
        h.previous_hash,
        h.submission_timestamp,
        h.api_response,
        'Deleted' as row_state
    from held as h
    left join children as c on h.person_id = c.person_id
    where c.person_id is null and (h.current_hash is null or h.current_hash <> {{ deletion_hash() }})
    {%- endif %}
),

quoted as (
    select
        c.*,
        {{ json_text('c.la_child_id') }} as la_json,
        {{ json_text('c.mis_child_id') }} as mis_json
    from changes as c
),

numbered as (
    select
        q.*,
        concat(
            {{ long_text("'{\"la_child_id\":'") }}, q.la_json,
            case when q.mis_child_id is not null then concat(',"mis_child_id":', q.mis_json) end, ',', q.record_body
        ) as json_payload,
        row_number() over (
            partition by case when q.old_id is null then 1 else 0 end
            order by {{ digest_slice(sha256_digest('q.person_id'), 0, 7) }}, {{ digest_slice(sha256_digest('q.person_id'), 7, 7) }}
        ) as place
    from quoted as q
)

select
    {{ typed('coalesce(n.old_id, n.place' ~ (' + m.last_id' if known else '') ~ ')', 'int') }} as id,
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
{%- if known %}
cross join (select coalesce(max(s.id), 0) as last_id from {{ this }} as s) as m
{%- endif %}
{%- endmacro %}
