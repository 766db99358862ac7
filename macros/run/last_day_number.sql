{# last_day_number(): the day number of 31 December 2100, the last date that is shifted. #}
{% macro last_day_number() -%}{{ return(73413) }}{%- endmacro %}
