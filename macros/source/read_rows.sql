{# For the few who look at a source table before it is prepared. #}
{% macro read_rows(table, rules) -%}
    {%- set shape = conform_source(table) -%}
    {%- set columns = shape.columns if shape.is_readable else {} -%}
select
        {%- for rule in rules %}
        {{ read_column(rule, columns[rule.name]) }} as {{ rule.name }}{{ ',' if not loop.last }}
        {%- endfor %}
    {{ from_source(table, shape) }}
{%- endmacro %}
