{% macro run_day_number() -%}
    {%- set text = var('run_date') | string if var('run_date') else run_started_at.strftime('%Y-%m-%d') -%}
    {%- if not modules.re.match('^\\d{4}-\\d{2}-\\d{2}$', text) -%}
        {{ refuse_var('run_date', 'a date as yyyy-mm-dd') }}
    {%- endif -%}
    {%- set run_day = modules.datetime.datetime.strptime(text, '%Y-%m-%d') -%}
    {{ return((run_day - modules.datetime.datetime(1900, 1, 1)).days) }}
{%- endmacro %}
