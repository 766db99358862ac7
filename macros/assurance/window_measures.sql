{# window_measures(): how many referrals the shift moves into and out of the API's reporting window (1 April of the financial year of 24
   months ago, to tomorrow): accepted, and counted. #}
{% macro window_measures() -%}
    {%- do source('ssd', 'ssd_cin_episodes') -%}
    {%- set policy = policy_columns('ssd_cin_episodes') -%}
    {%- set rules = policy | selectattr('name', 'in', ['cine_referral_id', 'cine_referral_date', 'cine_close_date']) | list -%}
    {%- set live = source_columns() -%}
    {%- set window = reporting_window() -%}
    {%- if not rules -%}
    select 'referrals' as measure, 0 as amount
    {%- else -%}
    {%- for measure, before, after in [('moved into', 0, 1), ('moved out of', 1, 0)] %}
    select 'referrals {{ measure }} the reporting window' as measure, cast(count(*) as decimal(18, 2)) as amount
    from ({{ prepared_source('ssd_cin_episodes', rules, live) }}) as s
    {{ rows_join('ssd_cin_episodes', policy) }}
    left join {{ ref('vault__calendar') }} as c1
        on c1.subject_key = r.subject_key and c1.source_date = s.cine_referral_date
    left join {{ ref('vault__calendar') }} as c2
        on c2.subject_key = r.subject_key and c2.source_date = s.cine_close_date
    where {{ in_window('s.cine_referral_date', 's.cine_close_date', window) }} = {{ before }}
        and {{ in_window('c1.scrambled_date', 'c2.scrambled_date', window) }} = {{ after }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
    {%- endif %}
{%- endmacro %}

{# in_window(start_date, end_date, window): 1 where a period overlaps the window, else 0. #}
{% macro in_window(start_date, end_date, window) -%}
case when {{ day_number(start_date) }} <= {{ window.last_day }} and coalesce({{ day_number(end_date) }}, 999999) >= {{ window.first_day }} then 1 else 0 end
{%- endmacro %}

{# reporting_window(): first and last day number of the API's window for the run date. Source: D2I's payload builder (data-to-insight/
   dfe-csc-api-data-flows). #}
{% macro reporting_window() -%}
    {%- set run_day = modules.datetime.datetime(1900, 1, 1) + modules.datetime.timedelta(days=run_day_number()) -%}
    {%- set year = run_day.year - 2 if run_day.month >= 4 else run_day.year - 3 -%}
    {{ return({'first_day': (modules.datetime.datetime(year, 4, 1) - modules.datetime.datetime(1900, 1, 1)).days, 'last_day': run_day_number() + 1}) }}
{%- endmacro %}
