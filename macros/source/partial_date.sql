{# An unknown day (zz) counts as the 15th, an unknown day and month as 1 May: from there a shift crosses into the year
   before about as often as not, and any other day would give the true year away. #}
{% macro partial_date(text) -%}
    {%- set known = "replace(replace(%s, 'ZZ/ZZ/', '01/05/'), 'ZZ/', '15/')" | format(text) -%}
    {{ return(try_date(known, 'text')) }}
{%- endmacro %}
