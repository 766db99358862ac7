{# An original as text, by the prepared column. A date is its day number; one that is known in part counts as unreadable where it lies outside the
   calendar and came out empty. #}
{% macro source_cell(rule) -%}
    {%- set column = 's.' ~ rule.name -%}
    {%- if rule.kind == 'raw' -%}
        {{ return(normalised('cast(%s as nvarchar(255))' | format(column))) }}
    {%- elif not is_date_or_number(rule) -%}
        {{ return(column) }}
    {%- endif -%}
    {%- set unreadable = column ~ '__is_unreadable = 1' -%}
    {%- if rule.kind == 'partial_date' -%}
        {%- set day = day_number(date_column(rule)) -%}
        {%- set unreadable = '%s or (t.%s is null and %s not between 0 and %s)' | format(unreadable, rule.name, day, last_day_number()) -%}
    {%- elif rule.kind == 'date' -%}
        {%- set column = exact_text(day_number(column), 40) -%}
    {%- else -%}
        {%- set column = exact_text(column, 40) -%}
    {%- endif -%}
    {{ return("case when %s then 'UNREADABLE' else %s end" | format(unreadable, column)) }}
{%- endmacro %}
