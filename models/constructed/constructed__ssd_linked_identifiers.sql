{#- Other identifiers of the constructed children as ssd_linked_identifiers: former UPNs, one or two a child, and numbers of other kinds. -#}
{%- set school_age = 4 * 365 -%}
with drawn as (
    select
        c.child_number, c.person_id, c.kind, c.birth_day, c.last_day,
        {{- draws(constructed_digest('identifiers', ['c.child_number']), 'd', 5) | indent(8) }}
    from {{ ref('constructed__children') }} as c
    where c.last_day - c.birth_day > {{ school_age + 400 }}
),

identifiers as (
    select
        child_number, person_id, 1 as identifier_number, 'Former Unique Pupil Number' as identifier_type, {{ constructed_upn('child_number', 1) }} as value,
        birth_day + {{ school_age }} + d1 % 200 as start_day, birth_day + {{ school_age + 200 }} + d2 % 200 as end_day
    from drawn
    where kind = 'complete' or d0 % 100 < 15
    union all
    select
        child_number, person_id, 2 as identifier_number, 'Former Unique Pupil Number' as identifier_type, {{ constructed_upn('child_number', 2) }} as value,
        birth_day + {{ school_age + 200 }} + d2 % 200 as start_day, last_day as end_day
    from drawn
    where d0 % 100 < 5
    union all
    select
        child_number, person_id, 3 as identifier_number, {{ one_of(['Case Number', 'YOT Number', 'Incident ID', 'RAA ID', 'Court Case Number', 'National Insurance Number', 'NHS Number', 'Home Office Registration', 'Unique Pupil Number'], 'd3') }} as identifier_type,
        {{ constructed_id('Z', 'child_number') }} as value, birth_day + {{ school_age }} as start_day, cast(null as int) as end_day
    from drawn
    where d4 % 100 < 20
),

ssd_rows as (
    select
        {{ constructed_id('I', 'child_number * 10 + identifier_number') }} as link_table_id,
        person_id as link_person_id,
        identifier_type as link_identifier_type,
        value as link_identifier_value,
        start_day as link_valid_from_date,
        end_day as link_valid_to_date
    from identifiers
)

select
    {{ ssd_columns('ssd_linked_identifiers', [
        'link_table_id', 'link_person_id', 'link_identifier_type', 'link_identifier_value', 'link_valid_from_date', 'link_valid_to_date']) }}
from ssd_rows
