{# A date is its day number; one that is known in part counts as unreadable where it lies outside the calendar and
   came out empty. #}
{% macro source_cell(rule) -%}
    {%- set column = 's.' ~ rule.name -%}
    {%- if rule.kind == 'raw' -%}
        {{ return(normalised('cast(%s as nvarchar(255))' | format(column))) }}
    {%- elif not is_date_or_number(rule) -%}
        {{ return(column) }}
    {%- endif -%}
    {%- set text = column -%}
    {%- if rule.kind == 'date' -%}
        {%- set text = exact_text(day_number(column), 40) -%}
    {%- elif rule.kind == 'number' -%}
        {%- set text = exact_text(column, 40) -%}
    {%- endif -%}
case
                when {{ column }}__is_unreadable = 1
    {%- if rule.kind == 'partial_date' %} or (
                    t.{{ rule.name }} is null
                    and {{ day_number(date_column(rule)) }} not between 0 and {{ last_day_number() }}
                )
    {%- endif %} then 'UNREADABLE'
                else {{ text }}
            end
{%- endmacro %}
