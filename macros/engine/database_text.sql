{% macro database_text(expression, width=60) -%}
    {{ return(typed(expression, 'nvarchar(%s)' | format(width))) }}
{%- endmacro %}
