{# The API knows nothing of what was staged and never sent. #}
{% macro staged_before(relation) -%}
    {%- set last_known = "lower(s.submission_status) = 'sent' or s.submission_timestamp is null" -%}
select
    s.id,
    {{ exact_text('s.person_id', 20) }} as person_id,
    {{ exact_text('s.legacy_id', 36) }} as legacy_id,
    s.current_hash,
    {{ long_text('s.json_payload') }} as json_payload,
    s.submission_timestamp,
    {{ long_text('s.api_response') }} as api_response,
    case
        when {{ last_known }} then {{ long_text('s.json_payload') }}
        else {{ long_text('s.previous_json_payload') }}
    end as previous_json_payload,
    case when {{ last_known }} then s.current_hash else s.previous_hash end as previous_hash
from {{ relation }} as s
{%- endmacro %}
