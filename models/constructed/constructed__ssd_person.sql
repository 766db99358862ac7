{%- set last_day = constructed_last_day() -%}
with drawn as (
    select
        c.child_number, c.person_id, c.kind, c.sequence_number, c.birth_day, c.expected_birth_day, c.death_day,
        {{- draws(constructed_digest('person', ['c.child_number']), 'd', 10) | indent(8) }}
    from {{ ref('constructed__children') }} as c
),

known as (
    select
        drawn.*,
        case when d0 % 100 < 49 then 'F' when d0 % 100 < 97 then 'M' else 'U' end as sex,
        case
            when kind = 'complete' then 'UN4'
            when kind = 'unborn' or birth_day > {{ last_day - 4 * 365 }} then 'UN1'
            when kind = 'no_action' and d1 % 3 = 0 then 'UN7'
            when d1 % 100 < 30 then {{ one_of(['UN2', 'UN3', 'UN4', 'UN5', 'UN6', 'UN8', 'UN9', 'UN10'], 'd2') }}
        end as unknown_reason
    from drawn
),

ssd_rows as (
    select
        case when k.child_number % 40 <> 7 then {{ constructed_id('L', 'k.child_number') }} end as pers_legacy_id,
        k.person_id as pers_person_id,
        case
            when k.unknown_reason is null or k.kind = 'complete' then {{ constructed_upn('k.child_number', 0) }}
        end as pers_upn,
        case when k.kind <> 'unborn' or k.sequence_number % 2 = 0 then f.name end as pers_forename,
        s.name as pers_surname,
        k.sex as pers_sex,
        case
            when d3 % 50 = 0 then '09'
            when k.sex = 'F' then '02'
            when k.sex = 'M' then '01'
            else '00'
        end as pers_gender,
        e.code as pers_ethnicity,
        k.birth_day as pers_dob,
        case
            when k.child_number <= {{ generated_identifiers()['nhs_number'] }}
                then {{ nhs_number_text('(k.child_number - 1)') }}
            else {{ constructed_id('N', 'k.child_number') }}
        end as pers_single_unique_id,
        k.unknown_reason as pers_upn_unknown,
        case when k.d4 % 100 < 12 then 'Y' else 'N' end as pers_send_flag,
        k.expected_birth_day as pers_expected_dob,
        k.death_day as pers_death_date,
        case when k.kind = 'care_leaver' and k.sex = 'F' and k.d5 % 8 = 0 then 'Y' end as pers_is_mother,
        case when k.kind = 'unaccompanied' or k.d6 % 10 = 0 then n.code else 'GB' end as pers_nationality
    from known as k
    inner join {{ ref('synthetic__forenames') }} as f
        on f.ordinal = 1 + k.d7 % {{ value_list_sizes()['forename'] }}
    inner join {{ ref('synthetic__surnames') }} as s
        on s.ordinal = 1 + k.d8 % {{ value_list_sizes()['surname'] }}
    inner join {{ ref('dfe__value_lists') }} as e
        on e.list_name = 'ethnicity' and e.ordinal = 1 + k.d9 % {{ value_list_sizes()['ethnicity'] }}
    inner join {{ ref('dfe__value_lists') }} as n
        on n.list_name = 'nationality_iso3166'
            and n.ordinal = 1 + k.d2 % {{ value_list_sizes()['nationality_iso3166'] }}
)

select
    {{ ssd_columns('ssd_person', [
        'pers_legacy_id', 'pers_person_id', 'pers_upn', 'pers_forename', 'pers_surname', 'pers_sex', 'pers_gender',
        'pers_ethnicity', 'pers_dob', 'pers_single_unique_id', 'pers_upn_unknown', 'pers_send_flag',
        'pers_expected_dob', 'pers_death_date', 'pers_is_mother', 'pers_nationality',
    ]) }}
from ssd_rows
