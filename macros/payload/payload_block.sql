{# Each value is written as JSON once and put into ASCII once, in a step of its own: four columns use it. #}
{% macro payload_block(lane, block, rows) -%}
    {%- set definition = payload_blocks()[block] -%}
    {%- set fields = definition.fields -%}
with {{ payload_scope(lane, episodes=(definition.parent == 'episode' or block == 'social_care_episodes')) }},

block_rows as (
    {{ rows }}
),

json_values as (
    select
        r.*
        {%- for field in fields %},
        {{ field_json(field) }}
            as {{ field.name }}__json
        {%- endfor %}
    from block_rows as r
),

meanings as (
    select
        j.*
        {%- for field in fields if field.kind in ['text', 'code', 'codes'] and not field.plain %},
        {{ ascii_form('j.%s__json' | format(field.name)) }}
            as {{ field.name }}__meaning
        {%- endfor %}
    from json_values as j
)

select
    b.person_id,
    b.referral_id,
    b.item_id,
    b.item_day,
    {%- for field in fields %}
    b.{{ field.name }},
    {%- endfor %}
    {{ item_json(definition) }} as item_json,
    {{ item_json(definition, still_open=true) }} as item_json_open,
    {{ item_json(definition, meaning=true) }} as meaning_json,
    {{ item_json(definition, meaning=true, still_open=true) }} as meaning_json_open
from meanings as b
{%- endmacro %}

{# All text is under one collation: SQL Server joins no two. #}
{% macro field_json(field) -%}
    {%- set value = 'r.%s' | format(field.name) -%}
    {%- if field.kind in ['number', 'codes'] -%}
{{ value }}
    {%- elif field.kind == 'flag' -%}
{{ payload_text(value, 5) }}
    {%- elif field.kind == 'date' or field.plain -%}
concat('"', {{ payload_text(value, 10) }}, '"')
    {%- else -%}
{{ json_text(value) }}
    {%- endif -%}
{%- endmacro %}
