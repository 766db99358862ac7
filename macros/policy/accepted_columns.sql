{# accepted_columns(table): what the var accepted_columns says of a table, whatever the case of its name: column -> reason. #}
{% macro accepted_columns(table) -%}
    {%- for name, columns in (var('accepted_columns') or {}).items() if name | lower == table | lower -%}{{ return(columns) }}{%- endfor -%}
    {{ return({}) }}
{%- endmacro %}
