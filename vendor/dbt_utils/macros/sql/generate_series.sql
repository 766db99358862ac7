{#
  generate_series: a query with one integer column, generated_number, of 1 to upper_bound.
  The numbers are put together from decimal digits. It is a plain `select` without order, so it can stand in brackets
  after `from`, in a `with` and in a view, on both engines.
#}
{% macro generate_series(upper_bound) %}
    {{ return(adapter.dispatch('generate_series', 'dbt_utils')(upper_bound)) }}
{% endmacro %}

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
