{%- set school_age = 4 * 365 -%}
{%- set other_types = [
    'Case Number', 'YOT Number', 'Incident ID', 'RAA ID', 'Court Case Number', 'National Insurance Number',
    'NHS Number', 'Home Office Registration', 'Unique Pupil Number',
] -%}
with drawn as (
    select
        c.child_number, c.person_id, c.kind, c.birth_day, c.last_day,
        {{- draws(constructed_digest('identifiers', ['c.child_number']), 'd', 5) | indent(8) }}
    from {{ ref('constructed__children') }} as c
    where c.last_day - c.birth_day > {{ school_age + 400 }}
),

identifiers as (
    select
        d.child_number, d.person_id, n.identifier_number,
        case
            when n.identifier_number < 3 then 'Former Unique Pupil Number'
            else {{ one_of(other_types, 'd.d3') }}
        end as identifier_type,
        case
            when n.identifier_number < 3 then {{ constructed_upn('d.child_number', 'n.identifier_number') }}
            else {{ constructed_id('Z', 'd.child_number') }}
        end as value,
        case n.identifier_number
            when 1 then d.birth_day + {{ school_age }} + d.d1 % 200
            when 2 then d.birth_day + {{ school_age + 200 }} + d.d2 % 200
            else d.birth_day + {{ school_age }}
        end as start_day,
        case n.identifier_number
            when 1 then d.birth_day + {{ school_age + 200 }} + d.d2 % 200
            when 2 then d.last_day
        end as end_day
    from drawn as d
    inner join (values (1), (2), (3)) as n (identifier_number)
        on (n.identifier_number = 1 and (d.kind = 'complete' or d.d0 % 100 < 15))
            or (n.identifier_number = 2 and d.d0 % 100 < 5)
            or (n.identifier_number = 3 and d.d4 % 100 < 20)
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
        'link_table_id', 'link_person_id', 'link_identifier_type', 'link_identifier_value', 'link_valid_from_date',
        'link_valid_to_date',
    ]) }}
from ssd_rows
