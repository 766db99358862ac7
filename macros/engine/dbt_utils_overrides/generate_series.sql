{#
  Override of dbt_utils.generate_series, found through the dispatch order in dbt_project.yml; used on every engine.
  The package's query begins with `with` and ends with `order by`, which SQL Server accepts neither in brackets nor in
  a view, and on DuckDB its numbers are floating point ('1.0' as text). Here: integers, in a plain `select`.
#}
{% macro default__generate_series(upper_bound) %}
{%- if upper_bound <= 0 or upper_bound > 1000000000 %}
    {{ exceptions.raise_compiler_error(
        'generate_series: upper_bound must be between 1 and 1000000000, not ' ~ upper_bound
    ) }}
{%- endif %}
{%- set places = (upper_bound - 1) | string | length %}
select series.generated_number
from (
    select
        1{% for place in range(places) %} + d{{ place }}.digit * {{ 10 ** place }}{% endfor %} as generated_number
    from
        {%- for place in range(places) %}
        {{ 'cross join ' if not loop.first -}}
        (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as d{{ place }} (digit)
        {%- endfor %}
) as series
where series.generated_number <= {{ upper_bound }}
{% endmacro %}
