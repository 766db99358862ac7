{# run_day_number(): the day number of the run date: var run_date (yyyy-mm-dd), or else the day on which the run started. Errors: a run_date that
   is no date. #}
{% macro run_day_number() -%}
    {%- set started = run_started_at.strftime('%Y-%m-%d') -%}
    {%- set text = var('run_date') | string if var('run_date') else started -%}
    {%- if not modules.re.match('^\\d{4}-\\d{2}-\\d{2}$', text) -%}
        {{ exceptions.raise_compiler_error("var run_date is a date as yyyy-mm-dd, not '" ~ text ~ "'.") }}
    {%- endif -%}
    {{ return((modules.datetime.datetime.strptime(text, '%Y-%m-%d') - modules.datetime.datetime(1900, 1, 1)).days) }}
{%- endmacro %}
