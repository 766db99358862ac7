{% macro window_measures() -%}
    {%- do ref('prepared__ssd_cin_episodes') -%}
    {%- if not policy_columns('ssd_cin_episodes') -%}
    select 'referrals' as measure, 0 as amount
    {%- else -%}
    {%- for measure, before, after in [('moved into', 0, 1), ('moved out of', 1, 0)] %}
    select 'referrals {{ measure }} the reporting window' as measure, cast(count(*) as decimal(18, 2)) as amount
    from {{ rows_of('ssd_cin_episodes') }}
    left join {{ ref('vault__calendar') }} as c1
        on c1.subject_key = r.subject_key and c1.source_date = s.cine_referral_date
    left join {{ ref('vault__calendar') }} as c2
        on c2.subject_key = r.subject_key and c2.source_date = s.cine_close_date
    where {{ in_window('s.cine_referral_date', 's.cine_close_date') }} = {{ before }}
        and {{ in_window('c1.scrambled_date', 'c2.scrambled_date') }} = {{ after }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
    {%- endif %}
{%- endmacro %}

{% macro in_window(start_date, end_date) -%}
case when {{ overlaps_window(start_date, end_date) }} then 1 else 0 end
{%- endmacro %}
