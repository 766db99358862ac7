{# SQL Server has no GREATEST and LEAST before 2022. #}
{% macro earlier_of(one, other) -%}
case
                when {{ one }} <= {{ other }} or {{ other }} is null
                    then {{ one }}
                else {{ other }}
            end
{%- endmacro %}
