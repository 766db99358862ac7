{#- Without rules (while dbt parses, in a unit test) there is nobody. -#}
{%- set prepared = ref('prepared__ssd_person') -%}
with source_rows as (
    {%- if policy_columns('ssd_person') %}
    select
        pers_person_id,
        pers_legacy_id
    from {{ prepared }}
    {%- else %}
    select 1 as pers_person_id, 1 as pers_legacy_id where 1 = 0
    {%- endif %}
),

-- Every id by which any table of the source names a person.
named as (
    select
        value,
        subject_key
    from {{ ref('vault__identifiers') }}
    where identifier = 'person' and treatment <> 'placeholder'
),

known_persons as (
    select distinct pers_person_id as value
    from source_rows
),

-- A legacy id that is nobody's person id stands for the person who has it; if two have, for the lower subject key.
legacy_ids as (
    select
        s.pers_legacy_id as value,
        min(n.subject_key) as subject_key
    from source_rows as s
    inner join named as n
        on n.value = s.pers_person_id
    where s.pers_legacy_id <> ''
    group by s.pers_legacy_id
)

select
    n.value,
    case when k.value is null then coalesce(l.subject_key, n.subject_key) else n.subject_key end as subject_key,
    case when k.value is null and l.subject_key is null then 0 else 1 end as is_known
from named as n
left join known_persons as k
    on k.value = n.value
left join legacy_ids as l
    on l.value = n.value
