{%- do source('ssd', 'ssd_person') -%}
{%- set rules = policy_columns('ssd_person') | selectattr('name', 'in', ['pers_person_id', 'pers_legacy_id']) | list -%}
{%- set live = source_columns() -%}
with ssd_person as (
    {% if rules %}{{ prepared_source('ssd_person', rules, live) }}{% else %}select 1 as pers_person_id, 1 as pers_legacy_id where 1 = 0{% endif %}
),

-- A legacy id that is nobody's person id stands for the person who has it; if two have, for the lower subject key.
legacy_ids as (
    select
        s.pers_legacy_id as value,
        min(i.subject_key) as subject_key
    from ssd_person as s
    inner join {{ ref('vault__identifiers') }} as i
        on i.identifier = 'person' and i.value = s.pers_person_id
    where s.pers_legacy_id <> '' and i.treatment <> 'placeholder'
    group by s.pers_legacy_id
)

select
    i.value,
    case when p.pers_person_id is null and l.subject_key is not null then l.subject_key else i.subject_key end as subject_key,
    case when p.pers_person_id is null and l.subject_key is null then 0 else 1 end as is_known
from {{ ref('vault__identifiers') }} as i
left join (select distinct pers_person_id from ssd_person) as p
    on p.pers_person_id = i.value
left join legacy_ids as l
    on l.value = i.value
where i.identifier = 'person' and i.treatment <> 'placeholder'
