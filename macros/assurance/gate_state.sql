{% macro gate_state() -%}
    {%- set gate = layer_relation('assurance', 'gate') -%}
    {%- if not relation_exists(gate) -%}
        {{ return(gate_verdict('absent', none, 'No assurance gate has been built')) }}
    {%- endif -%}
    {%- set query -%}
select
    min(generation) as first_generation,
    max(generation) as last_generation,
    count(*) as checks,
    sum(case when verdict = 'pass' then 0 else 1 end) as failures
from {{ gate }}
    {%- endset -%}
    {%- set first, last, checks, failures = run_query(query).rows[0] -%}
    {%- if not checks -%}
        {{ return(gate_verdict('absent', none, 'The assurance gate is empty')) }}
    {%- elif failures -%}
        {%- set message = 'The assurance gate of generation %s failed %s of %s checks' -%}
        {{ return(gate_verdict('failed', last, message | format(last, failures, checks))) }}
    {%- endif -%}
    {%- set tables, others = tables_of_generation(last) -%}
    {%- if first != last or others or tables != gate_tables() | length -%}
        {%- set message = '%s of %s scrambled tables are not of generation %s, which the assurance gate passed' -%}
        {{ return(gate_verdict('stale', last, message | format(others, tables, last))) }}
    {%- endif -%}
    {{ return(gate_verdict('passed', last, 'passed')) }}
{%- endmacro %}

{% macro gate_verdict(verdict, generation, message) -%}
    {{ return({'verdict': verdict, 'generation': generation, 'message': message}) }}
{%- endmacro %}

{# How many of the gate's tables there are, and how many of them another generation made. #}
{% macro tables_of_generation(generation) -%}
    {%- set query -%}
select
    count(*) as tables,
    coalesce(sum(case when generation = {{ quoted(generation) }} then 0 else 1 end), 0) as others
from {{ layer_relation('audit', 'table_generations') }}
where table_name in (
    '{{ gate_tables() | join("',\n    '") }}'
)
    {%- endset -%}
    {{ return(run_query(query).rows[0]) }}
{%- endmacro %}
