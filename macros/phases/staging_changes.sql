{% macro staging_changes(phase, again) -%}
    {#- Tells a test record from a real one: require_children refuses real ids that start so. -#}
    {%- set prefix = '' if phase_lane(phase) == 'live' else 'T' ~ phase -%}
select
    {{ 's.id' if again else 'cast(null as int)' }} as old_id,
    c.person_id,
    c.legacy_id,
    {%- if prefix %}
    concat('{{ prefix }}', c.person_id) as la_child_id,
    case when c.mis_child_id is not null then concat('{{ prefix }}', c.mis_child_id) end as mis_child_id,
    {%- else %}
    c.person_id as la_child_id,
    c.mis_child_id as mis_child_id,
    {%- endif %}
    c.record_body,
    c.meaning_hash as current_hash,
    {%- if again %}
    s.previous_json_payload,
    s.previous_hash,
    s.submission_timestamp,
    s.api_response,
    case when s.id is null then 'New' else 'Updated' end as row_state
    {%- else %}
    {{ long_text('null') }} as previous_json_payload,
    {{ typed('null', 'varbinary(32)') }} as previous_hash,
    {{ typed('null', 'datetime') }} as submission_timestamp,
    {{ long_text('null') }} as api_response,
    'New' as row_state
    {%- endif %}
from children as c
{%- if again %}
left join staged as s on c.person_id = s.person_id
where s.id is null or s.current_hash is null or s.current_hash <> c.meaning_hash

union all

select
    s.id as old_id,
    s.person_id,
    s.legacy_id,
    {{ json_field('s.json_payload', 'la_child_id') }} as la_child_id,
    {{ json_field('s.json_payload', 'mis_child_id') }} as mis_child_id,
    '"purge":true}' as record_body,
    {{ deletion_hash() }} as current_hash,
    s.previous_json_payload,
    s.previous_hash,
    s.submission_timestamp,
    s.api_response,
    'Deleted' as row_state
from staged as s
left join children as c on s.person_id = c.person_id
where
    c.person_id is null
    and (s.current_hash is null or s.current_hash <> {{ deletion_hash() }})
{%- endif %}
{%- endmacro %}
