{# json_value(field): the JSON of a field of a row `b`, as arguments of concat(). All text is under one collation: SQL Server joins no two. #}
{% macro json_value(field) -%}
    {%- if field.kind == 'number' -%}{{ return('b.' ~ field.name) }}{%- endif -%}
    {%- if field.kind == 'flag' -%}{{ return(payload_text('b.' ~ field.name, 5)) }}{%- endif -%}
    {%- if field.kind == 'date' -%}{{ return("'\"', " ~ payload_text('b.' ~ field.name, 10) ~ ", '\"'") }}{%- endif -%}
    {{ return('b.' ~ field.name ~ '__json') }}
{%- endmacro %}
