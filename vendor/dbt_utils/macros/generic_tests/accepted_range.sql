{#
  accepted_range: each value of the column lies between min_value and max_value, either of which may be left out.
  A bound is a number or any SQL expression. NULL passes; without a bound everything does.
  Failures: the rows outside the range.
#}
{% test accepted_range(model, column_name, min_value=none, max_value=none, inclusive=true) %}
    {{ return(adapter.dispatch('test_accepted_range', 'dbt_utils')(
        model, column_name, min_value, max_value, inclusive
    )) }}
{% endtest %}

{% macro default__test_accepted_range(model, column_name, min_value=none, max_value=none, inclusive=true) %}
{%- set equals = '=' if inclusive else '' %}
{%- set outside = [] %}
{%- if min_value is not none %}
    {%- do outside.append('not (' ~ column_name ~ ' >' ~ equals ~ ' ' ~ min_value ~ ')') %}
{%- endif %}
{%- if max_value is not none %}
    {%- do outside.append('not (' ~ column_name ~ ' <' ~ equals ~ ' ' ~ max_value ~ ')') %}
{%- endif %}
select {{ column_name }} as value_outside
from {{ model }}
where {{ outside | join(' or ') if outside else '1 = 0' }}
{% endmacro %}
