{% macro last_day_number() -%}
    {{ return(73413) }}
{%- endmacro %}
