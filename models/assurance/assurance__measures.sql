{#- Counts for the record: how much was scrambled and how the dates moved. Known limits are published, not denied. -#}
with dates as (
    select
        subject_key,
        treatment,
        {{ day_number('source_date') }} - {{ day_number('scrambled_date') }} as days_back
    from {{ ref('vault__calendar') }}
),

measures as (
    select
        'subjects' as measure,
        cast(count(distinct subject_key) as decimal(18, 2)) as amount
    from dates

    union all

    {%- for name, treatment in [
        ('dates shifted', 'shifted'),
        ('dates kept as placeholders', 'placeholder'),
        ('dates out of range, made empty', 'out of range'),
    ] %}

    select
        '{{ name }}',
        cast(sum(case when treatment = '{{ treatment }}' then 1 else 0 end) as decimal(18, 2))
    from dates

    union all
    {%- endfor %}

    select
        'days back, mean',
        cast(avg(case when treatment = 'shifted' then days_back * 1.0 end) as decimal(18, 2))
    from dates

    union all

    select
        'days back, least',
        cast(min(case when treatment = 'shifted' then days_back end) as decimal(18, 2))
    from dates

    union all

    select
        'days back, most',
        cast(max(case when treatment = 'shifted' then days_back end) as decimal(18, 2))
    from dates

    union all

    select
        'identifiers replaced',
        cast(count(*) as decimal(18, 2))
    from {{ ref('vault__identifiers') }}

    union all

    select
        'rows scrambled',
        cast(count(*) as decimal(18, 2))
    from {{ ref('vault__rows') }}

    union all

    {{ window_measures() }}
)

select
    '{{ generation() }}' as generation,
    measure,
    amount
from measures
