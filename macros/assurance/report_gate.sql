{% macro report_gate() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set failed -%}
select check_name, violations, places
from {{ this }}
where verdict <> 'pass'
order by check_number
        {%- endset -%}
        {%- for check, violations, places in run_query(failed).rows -%}
            {%- set where = ' in %s' | format(places) if places else '' -%}
            {%- do log('Assurance gate FAILED: %s: %s%s' | format(check, violations, where), info=true) -%}
        {%- else -%}
            {%- do log('Assurance gate passed, generation %s, %s. Read %s before anything is released.' | format(generation(), run_coverage(), this.schema), info=true) -%}
        {%- endfor -%}
        {%- do report_earlier_generations() -%}
    {%- endif -%}
{%- endmacro %}

{% macro report_earlier_generations() -%}
    {%- set query -%}
select count(*) as others
from {{ layer_relation('audit', 'table_generations') }}
where generation <> {{ quoted(generation()) }}
    and table_name in (
        '{{ scrambled_names(ssd_tables()) | join("',\n        '") }}'
    )
    {%- endset -%}
    {%- set others = run_query(query).rows[0][0] -%}
    {%- if others -%}
        {%- do log('%s scrambled tables are left from earlier generations. Their keys do not join to these, and this gate does not speak for them.' | format(others), info=true) -%}
    {%- endif -%}
{%- endmacro %}
