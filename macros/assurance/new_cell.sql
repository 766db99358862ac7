{% macro new_cell(rule) -%}
    {%- set column = 't.' ~ rule.name -%}
    {%- set family = type_family(rule.data_type) -%}
    {%- set text = source_text(column, family) -%}
    {%- if family == 'text' -%}
        {{ return(column) }}
    {%- elif rule.kind == 'raw' -%}
        {%- set text = 'cast(%s as nvarchar(255))' | format(column) -%}
    {%- elif rule.kind == 'date' -%}
        {%- set text = day_number('cast(%s as date)' | format(column)) -%}
    {%- elif rule.kind == 'number' -%}
        {%- set text = 'try_cast(%s as decimal(18, 4))' | format(column) -%}
    {%- endif -%}
    {{ return(typed(text, 'nvarchar(4000)')) }}
{%- endmacro %}
