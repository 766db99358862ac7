{# Every conversion is a TRY_ conversion: errors quote values. #}
{% macro read_column(rule, column) -%}
    {%- set width = 4000 if rule.kind == 'long_text' else 255 -%}
    {%- set name = column.name if column else 'null' -%}
    {%- set family = column.family if column else 'text' -%}
    {%- if rule.kind == 'raw' -%}
        {{ return(typed(name, rule.data_type, safe=column)) }}
    {%- elif rule.kind == 'date' -%}
        {{ return(try_date(name, family) if column else 'cast(null as date)') }}
    {%- elif rule.kind == 'number' -%}
        {{ return(try_number(name, family) if column else 'cast(null as decimal(18, 4))') }}
    {%- elif not column -%}
        {{ return(normalised('cast(null as nvarchar(%s))' | format(width), width)) }}
    {%- endif -%}
    {{ return(normalised(source_text(name, family), width)) }}
{%- endmacro %}
