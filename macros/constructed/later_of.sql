{# later_of(one, other), earlier_of(one, other): the greater and the lesser of two whole numbers; where one is NULL, the other. (The functions
   GREATEST and LEAST are not in SQL Server before 2022.) #}
{% macro later_of(one, other) -%}
case when {{ one }} >= {{ other }} or {{ other }} is null then {{ one }} else {{ other }} end
{%- endmacro %}
