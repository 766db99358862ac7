{# payload_items(lane): the leaf items of a lane's payload, one row each: whose they are, how they are ordered, and their JSON. #}
{% macro payload_items(lane) -%}
with {{ payload_scope(lane) }},

items as (
    {%- for block, definition in payload_blocks().items() %}
    select
        b.person_id,
        b.referral_id,
        {{ payload_text("'" ~ block ~ "'", 40) }} as block,
        b.item_id,
        b.item_day,
        {{ item_json(definition) }} as item_json,
        {{ item_json(definition, still_open=true) }} as item_json_open,
        {{ meaning_json(definition) }} as meaning_json,
        {{ meaning_json(definition, still_open=true) }} as meaning_json_open
    from (
    {{ with_json(payload_rows(lane, block), definition) }}
    ) as b
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    i.person_id,
    i.referral_id,
    i.block,
    i.item_id,
    i.item_day,
    {{ digest_slice(sha256_digest('i.meaning_json'), 0, 7) }} as content_order,
    {{ value_order("coalesce(i.item_id, '')") }} as id_order,
    i.item_json,
    i.item_json_open,
    i.meaning_json,
    i.meaning_json_open
from items as i
{%- endmacro %}

{# item_json(definition, still_open=false): the JSON object of a row `b` of a block. still_open: as it was before it ended; NULL where it has not. #}
{% macro item_json(definition, still_open=false) -%}
    {{ return(object_of(definition, definition.fields, still_open, 'json_value')) }}
{%- endmacro %}

{# meaning_json(definition, still_open=false): the same without what case systems reissue, the ids of records, and in ASCII, so that it can be hashed. #}
{% macro meaning_json(definition, still_open=false) -%}
    {{ return(object_of(definition, definition.fields | rejectattr('kind', 'equalto', 'id') | list, still_open, 'meaning_value')) }}
{%- endmacro %}

{# object_of(definition, fields, still_open, form): see item_json(). An absent field is left out with its comma: fields before the one that is always there
   bring a comma behind them, those after it one before. form: json_value or meaning_value. #}
{% macro object_of(definition, fields, still_open, form) -%}
    {%- set ends = definition.fields | selectattr('end', 'defined') | list -%}
    {%- if still_open and not ends -%}{{ return(long_text('null')) }}{%- endif -%}
    {%- set parts = [] -%}
    {%- set placed = namespace(anchor=false) -%}
    {%- for field in fields if not (still_open and field.end and not field.open) -%}
        {%- if still_open and field.end -%}{%- set value = "'" ~ field.open ~ "'" -%}
        {%- else -%}{%- set value = json_value(field) if form == 'json_value' else meaning_value(field) -%}{%- endif -%}
        {%- if field.required -%}
            {%- do parts.append(("','" ~ ', ' if placed.anchor else '') ~ "'\"" ~ field.name ~ "\":', " ~ value) -%}
            {%- set placed.anchor = true -%}
        {%- elif placed.anchor -%}
            {%- do parts.append('case when b.' ~ field.name ~ " is not null then concat(',\"" ~ field.name ~ "\":', " ~ value ~ ') end') -%}
        {%- else -%}
            {%- do parts.append('case when b.' ~ field.name ~ " is not null then concat('\"" ~ field.name ~ "\":', " ~ value ~ ", ',') end") -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set tail = ('"purge":false' if definition.purge else ('' if placed.anchor else '"purge":false')) -%}
    {%- set text -%}
concat({{ long_text("'{'") }},
            {{ parts | join(',\n            ') }}{{ ',' if parts }}
            '{{ ',' if placed.anchor and definition.purge }}{{ tail }}}')
    {%- endset -%}
    {%- if still_open -%}{{ return('case when b.' ~ ends[0].name ~ ' is not null then ' ~ text ~ ' end') }}{%- endif -%}
    {{ return(text) }}
{%- endmacro %}

{# with_json(rows, definition): the rows of a block with the JSON of each text in <field>__json, and with its form in ASCII in <field>__meaning: each is
   worked out once. #}
{% macro with_json(rows, definition) -%}
select
        a.*
        {%- for field in definition.fields if field.kind not in ['flag', 'number', 'date', 'id'] %},
        {{ ascii_form('a.' ~ field.name ~ '__json') }} as {{ field.name }}__meaning
        {%- endfor %}
    from (
        select
            r.*
            {%- for field in definition.fields if field.kind not in ['flag', 'number', 'date'] %},
            {{ 'r.' ~ field.name if field.kind == 'codes' else json_text('r.' ~ field.name) }} as {{ field.name }}__json
            {%- endfor %}
        from (
    {{ rows }}
        ) as r
    ) as a
{%- endmacro %}

{# meaning_value(field): the same in ASCII. #}
{% macro meaning_value(field) -%}
    {%- if field.kind in ['flag', 'number', 'date'] -%}{{ return(json_value(field)) }}{%- endif -%}
    {{ return('b.' ~ field.name ~ '__meaning') }}
{%- endmacro %}
