{# column_date(rule, alias): a prepared date column as a date, whichever way it is held. #}
{% macro column_date(rule, alias='s') -%}
    {%- set column = alias ~ '.' ~ rule.name -%}
    {{ return(partial_date(column) if rule.kind == 'partial_date' else column) }}
{%- endmacro %}

{# partial_date(column): the date that a date held as text stands for: an unknown day (zz) counts as the 15th, an unknown day and month as 1 May.
   (From 1 May a shift crosses into the year before about as often as not: any other day would give the true year away.) #}
{% macro partial_date(column) -%}
    {{ try_date("replace(replace(" ~ column ~ ", 'ZZ/ZZ/', '01/05/'), 'ZZ/', '15/')", 'text') }}
{%- endmacro %}
