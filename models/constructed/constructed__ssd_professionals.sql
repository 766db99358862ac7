with workers as (
    select
        n.generated_number as worker_number,
        {{- draws(constructed_digest('worker', ['n.generated_number']), 'd', 7) | indent(8) }}
    from ({{ dbt_utils.generate_series(constructed_workers()) | indent(4) }}) as n
),

ssd_rows as (
    select
        {{ constructed_id('W', 'w.worker_number') }} as prof_professional_id,
        concat('ST', right(concat('0000000000', w.worker_number), 8)) as prof_staff_id,
        concat(f.name, ' ', s.name) as prof_professional_name,
        -- The letters of Social Work England's numbers are SW; ZZ is nobody's.
        case
            when w.worker_number % 10 > 0 then concat('ZZ', right(concat('000000', w.worker_number), 6))
        end as prof_social_worker_registration_no,
        case when w.d2 % 5 = 0 then 'Y' else 'N' end as prof_agency_worker_flag,
        {{ one_of(['Social worker', 'Senior social worker', 'Social worker', 'Advanced practitioner'], 'w.d3') }}
            as prof_professional_job_title,
        w.d4 % 25 as prof_professional_caseload,
        concat(t.name, ' team') as prof_professional_department,
        case w.d6 % 4 when 0 then 0.5 when 1 then 0.8 else 1.0 end as prof_full_time_equivalency
    from workers as w
    inner join {{ ref('synthetic__forenames') }} as f
        on f.ordinal = 1 + w.d0 % {{ value_list_sizes()['forename'] }}
    inner join {{ ref('synthetic__surnames') }} as s
        on s.ordinal = 1 + w.d1 % {{ value_list_sizes()['surname'] }}
    inner join {{ ref('synthetic__team_words') }} as t
        on t.ordinal = 1 + w.d5 % {{ value_list_sizes()['team_word'] }}
)

select
    {{ ssd_columns('ssd_professionals', [
        'prof_professional_id', 'prof_staff_id', 'prof_professional_name', 'prof_social_worker_registration_no',
        'prof_agency_worker_flag', 'prof_professional_job_title', 'prof_professional_caseload',
        'prof_professional_department', 'prof_full_time_equivalency',
    ]) }}
from ssd_rows
