{% macro accepted_columns(table) -%}
    {%- for name, columns in (var('accepted_columns') or {}).items() if name | lower == table | lower -%}
        {{ return(columns) }}
    {%- endfor -%}
    {{ return({}) }}
{%- endmacro %}
