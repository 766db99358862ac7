{# payload_faults(lane): how many values of a lane's payload break what the API's schema asks of their field: one row a field, counts only. Reads the rows
   that the items are made of, so no value has to leave the database to be judged. #}
{% macro payload_faults(lane) -%}
    {%- set fields = checked_fields() -%}
    {%- set columns = ['field_number', 'value', 'wrong_form'] -%}
with {{ payload_scope(lane) }},

field_values as (
    {%- set rows = [] -%}
    {%- for field in fields if field.block == 'record' -%}{%- do rows.append([field.number, payload_text('b.' ~ field.column), wrong_form(dict(field, name=field.column))]) -%}{%- endfor %}
    {{ unpivot_rows(ref('payload__' ~ lane ~ '_cohort') ~ ' as b', columns, rows) }}
    union all
    {%- for block in payload_blocks() %}
    {%- set rows = [] -%}
    {%- for field in fields if field.block == block and field.kind != 'codes' -%}
        {%- do rows.append([field.number, payload_text(checked_text(field)), wrong_form(field)]) -%}
    {%- endfor -%}
    {%- if rows %}
    {{ unpivot_rows('(' ~ payload_rows(lane, block) ~ ') as b', columns, rows) }}
    union all
    {%- endif %}
    {%- endfor %}
    select {{ (fields | selectattr('name', 'equalto', 'disabilities') | first).number }}, {{ payload_text('d.code') }}, 0
    from (
        select distinct c.person_id, {{ code_text('s.disa_disability_code', 4) }} as code
        from {{ lane_table(lane, 'ssd_disability') }} as s
        inner join children as c
            on c.person_key = {{ key_text('s.disa_person_id') }}
    ) as d
    union all
    select {{ (fields | selectattr('name', 'equalto', 'factors') | first).number }}, {{ payload_text("case when t.quotes > 2 * t.codes then '?' else '1A' end") }}, 0
    from (
        select
            s.cinf_table_id,
            max(len({{ normalised('s.cinf_assessment_factors_json', 4000) }}) - len(replace({{ normalised('s.cinf_assessment_factors_json', 4000) }}, '"', ''))) as quotes,
            count(l.code) as codes
        from {{ lane_table(lane, 'ssd_assessment_factors') }} as s
        left join {{ ref('reference__lists') }} as l
            on {{ array_holds(normalised('s.cinf_assessment_factors_json', 4000), 'l', 'assessment_factors') }}
        where left(ltrim(s.cinf_assessment_factors_json), 1) = '['
        group by s.cinf_table_id
    ) as t
)

select
    {{ typed('f.block', 'nvarchar(40)') }} as block,
    {{ typed('f.field', 'nvarchar(60)') }} as field,
    coalesce(sum(case when v.value <> '' then 1 else 0 end), 0) as values_found,
    coalesce(sum(case when f.required = 1 and v.field_number is not null and coalesce(v.value, '') = '' then 1 else 0 end), 0) as missing,
    coalesce(sum(case when len(v.value) > f.max_length then 1 else 0 end), 0) as too_long,
    coalesce(sum(v.wrong_form), 0) as wrong_form,
    coalesce(sum(case when f.list_name <> '' and v.value <> '' and l.list_name is null then 1 else 0 end), 0) as not_in_list,
    coalesce(sum(case when f.is_id = 1 and lower(v.value) like '%0x%' then 1 else 0 end), 0) as holds_0x
from (
    {%- for field in fields %}
    select {{ field.number }} as field_number, '{{ field.block }}' as block, '{{ field.name }}' as field, {{ field.length or 4000 }} as max_length, '{{ field.list or '' }}' as list_name, {{ 1 if field.required else 0 }} as required, {{ 1 if field.form == 'id' else 0 }} as is_id
    {{ 'union all' if not loop.last }}
    {%- endfor %}
) as f
left join field_values as v
    on v.field_number = f.field_number
left join {{ ref('reference__lists') }} as l
    on l.list_name = f.list_name and l.code_key = v.value
group by f.block, f.field
{%- endmacro %}

{# checked_fields(): the fields of a payload that can break a rule: the two ids of the record (with the cohort's column) and all but dates and flags; each
   with its block and a number. #}
{% macro checked_fields() -%}
    {%- set mis_child_id = 'legacy_id' if payload_setting('mis_child_id') == 'legacy' else 'single_unique_id' -%}
    {%- set fields = [
        {'block': 'record', 'number': 1, 'name': 'la_child_id', 'kind': 'id', 'length': 20, 'form': 'id', 'required': true, 'column': 'person_id'},
        {'block': 'record', 'number': 2, 'name': 'mis_child_id', 'kind': 'id', 'length': 36, 'form': 'id', 'column': mis_child_id},
    ] -%}
    {%- for block, definition in payload_blocks().items() -%}
        {%- for field in definition.fields if field.kind not in ['date', 'flag'] -%}
            {%- do fields.append(dict(field, block=block, number=fields | length + 1)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(fields) }}
{%- endmacro %}

{# checked_text(field): a field of a row `b` as text. #}
{% macro checked_text(field) -%}
    {{ return('cast(b.' ~ field.name ~ ' as nvarchar(40))' if field.kind == 'number' else 'b.' ~ field.name) }}
{%- endmacro %}

{# wrong_form(field): 1 where a field of a row `b` is not of its form (a number: not in its range), else 0. #}
{% macro wrong_form(field) -%}
    {%- if field.kind == 'number' -%}{%- set condition = 'b.' ~ field.name ~ ' between ' ~ field.least ~ ' and ' ~ field.most -%}
    {%- elif field.kind == 'code' -%}{{ return('0') }}
    {%- else -%}{%- set condition = has_form('b.' ~ field.name, field.form or 'text') -%}{%- endif -%}
    {{ return('case when not (' ~ condition ~ ') then 1 else 0 end') }}
{%- endmacro %}
