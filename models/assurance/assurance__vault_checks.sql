{%- set run_day = run_day_number() -%}
{%- set least_shift = var('date_shift_min_days') | int - var('date_warp_days') | int -%}
with identifier_checks as (
    select
        'pseudonyms shared by two values' as check_name,
        {{ database_text('identifier') }} as place,
        count(*) as checked,
        count(*) - count(distinct pseudonym) as violations
    from {{ ref('vault__identifiers') }}
    where treatment <> 'placeholder'
    group by identifier

    union all

    select
        'pseudonyms that are a real value' as check_name,
        {{ database_text('i.identifier') }} as place,
        count(*) as checked,
        sum(case when v.value is not null then 1 else 0 end) as violations
    from {{ ref('vault__identifiers') }} as i
    left join {{ ref('vault__identifier_values') }} as v
        on v.identifier = i.identifier and v.value = {{ normalised('i.pseudonym') }}
    where i.treatment <> 'placeholder'
    group by i.identifier
),

dates as (
    select
        subject_key,
        {{ day_number('source_date') }} as source_day,
        {{ day_number('scrambled_date') }} as scrambled_day,
        lag({{ day_number('scrambled_date') }}) over (
            partition by subject_key
            order by source_date
        ) as scrambled_day_before
    from {{ ref('vault__calendar') }}
    where treatment = 'shifted'
),

-- How far each subject's first date moved; order is kept, so first meets first.
first_dates as (
    select
        subject_key,
        min(source_day) - min(scrambled_day) as days_back
    from dates
    group by subject_key
),

alike as (
    select
        days_back,
        count(*) as subjects,
        sum(count(*)) over () as all_subjects
    from first_dates
    group by days_back
),

date_checks as (
    select
        'dates out of order' as check_name,
        'calendar' as place,
        count(*) as checked,
        coalesce(sum(case when scrambled_day <= scrambled_day_before then 1 else 0 end), 0) as violations
    from dates

    union all

    select
        'dates moved back too little' as check_name,
        'calendar' as place,
        count(*) as checked,
        coalesce(sum(case when source_day - scrambled_day < {{ least_shift }} then 1 else 0 end), 0) as violations
    from dates

    union all

    select
        'past dates moved into the future' as check_name,
        'calendar' as place,
        count(*) as checked,
        coalesce(sum(case
            when source_day <= {{ run_day }} and scrambled_day > {{ run_day }} then 1
            else 0
        end), 0) as violations
    from dates

    union all

    -- Of a hundred subjects or more, one in ten or more moved by the same number of days: no shift of its own for each.
    select
        'subjects whose dates moved alike' as check_name,
        'calendar' as place,
        sum(subjects) as checked,
        coalesce(sum(case
            when all_subjects >= 100 and subjects * 10 > all_subjects then subjects
            else 0
        end), 0) as violations
    from alike
)

select check_name, place, checked, violations from identifier_checks
union all
select check_name, place, checked, violations from date_checks
