{%- set codes = value_list_sizes()['assessment_factors'] -%}
with assessments as (
    select
        r.child_number, r.referral_number, n.assessment_number,
        {{ constructed_digest('factors', ['r.child_number', 'r.referral_number', 'n.assessment_number']) }} as digest
    from {{ ref('constructed__referrals') }} as r
    inner join (values (1), (2)) as n (assessment_number)
        on case n.assessment_number when 1 then r.assessment_end_day else r.reassessment_end_day end is not null
),

counted as (
    select
        child_number * 100 + referral_number * 10 + assessment_number as assessment,
        {{ draw('digest', 0) }} as first_draw,
        1 + {{ draw('digest', 1) }} % 9 as factor_count,
        case when {{ draw('digest', 2) }} % 20 = 0 then 1 else 0 end as is_without
    from assessments
    where child_number = 1 or {{ draw('digest', 3) }} % 10 > 0
),

-- Seven steps along the list from one code to the next, in a circle: seven and the length of the list share no factor.
chosen as (
    select c.assessment, l.ordinal, l.code
    from counted as c
    inner join {{ ref('dfe__value_lists') }} as l
        on l.list_name = 'assessment_factors' and case
            when l.code = '21' then c.is_without
            when c.is_without = 1 then 0
            when (l.ordinal * 7 + c.first_draw) % {{ codes }} < c.factor_count then 1
            else 0
        end = 1
),

arrays as (
    select
        assessment,
        {{ text_aggregate("concat('\"', code, '\"')", ', ', 'ordinal') }} as factors
    from chosen
    group by assessment
),

ssd_rows as (
    select
        {{ constructed_id('F', 'assessment') }} as cinf_table_id,
        {{ constructed_id('A', 'assessment') }} as cinf_assessment_id,
        concat('[', factors, ']') as cinf_assessment_factors_json
    from arrays
)

select
    {{ ssd_columns('ssd_assessment_factors', [
        'cinf_table_id', 'cinf_assessment_id', 'cinf_assessment_factors_json',
    ]) }}
from ssd_rows
