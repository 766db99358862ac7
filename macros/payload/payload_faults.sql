{# The values are judged where they lie: none has to leave the database. #}
{% macro payload_faults(lane) -%}
    {%- set columns = ['field_number', 'value', 'wrong_form'] -%}
    {%- set fields = checked_fields() -%}
    {%- set numbers = {} -%}
    {%- for field in fields -%}
        {%- do numbers.update({field.name: field.number}) -%}
    {%- endfor -%}
with {{ payload_scope(lane) }},

field_values as (
    {%- for block, checked in fields | rejectattr('kind', 'equalto', 'codes') | groupby('block') %}
    {%- set relation = ref('payload__%s_%s' | format(lane, 'cohort' if block == 'record' else block)) %}
    {%- set rows = [] -%}
    {%- for field in checked -%}
        {%- do rows.append([field.number, field.value, field.wrong_form]) -%}
    {%- endfor %}
    {{ unpivot_rows('%s as b' | format(relation), columns, rows) }}
    union all
    {%- endfor %}
    select
        {{ numbers.disabilities }},
        {{ payload_text('d.code') }},
        0
    from (
        select distinct
            c.person_id,
            {{ code_text('s.disa_disability_code', 4) }} as code
        from {{ lane_table(lane, 'ssd_disability') }} as s
        inner join children as c
            on c.person_key = {{ key_text('s.disa_person_id') }}
    ) as d
    union all
    select
        {{ numbers.factors }},
        {{ payload_text("case when t.quotes > 2 * t.codes then '?' else '1A' end") }},
        0
    from (
        select
            s.cinf_table_id,
            max(len(s.factors) - len(replace(s.factors, '"', ''))) as quotes,
            count(l.code) as codes
        from (
            select
                f.cinf_table_id,
                {{ normalised('f.cinf_assessment_factors_json', 4000) }} as factors
            from {{ lane_table(lane, 'ssd_assessment_factors') }} as f
            where left(ltrim(f.cinf_assessment_factors_json), 1) = '['
        ) as s
        left join {{ ref('reference__lists') }} as l
            on {{ array_holds('s.factors', 'l', 'assessment_factors') }}
        group by s.cinf_table_id
    ) as t
)

select
    {{ typed('f.block', 'nvarchar(40)') }} as block,
    {{ typed('f.field', 'nvarchar(60)') }} as field,
    coalesce(sum(case when v.value <> '' then 1 else 0 end), 0) as values_found,
    coalesce(sum(
        case when f.required = 1 and v.field_number is not null and coalesce(v.value, '') = '' then 1 else 0 end
    ), 0) as missing,
    coalesce(sum(case when len(v.value) > f.max_length then 1 else 0 end), 0) as too_long,
    coalesce(sum(v.wrong_form), 0) as wrong_form,
    coalesce(sum(
        case when f.list_name <> '' and v.value <> '' and l.list_name is null then 1 else 0 end
    ), 0) as not_in_list,
    coalesce(sum(case when f.is_id = 1 and lower(v.value) like '%0x%' then 1 else 0 end), 0) as holds_0x
from (values
    {%- for field in fields %}
        {%- set facts = [
            field.number, quoted(field.block), quoted(field.name), field.length or 4000, quoted(field.list or ''),
            1 if field.required else 0, 1 if field.form == 'id' else 0,
        ] %}
    ({{ facts | join(', ') }}){{ ',' if not loop.last }}
    {%- endfor %}
) as f (field_number, block, field, max_length, list_name, required, is_id)
left join field_values as v
    on v.field_number = f.field_number
left join {{ ref('reference__lists') }} as l
    on l.list_name = f.list_name and l.code_key = v.value
group by f.block, f.field
{%- endmacro %}
