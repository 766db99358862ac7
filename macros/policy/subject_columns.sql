{% macro subject_columns(table) -%}
    {%- set names = [] -%}
    {%- for alternative in table_subject(table) if alternative != 'none' -%}
        {%- do names.append(alternative.split('>')[0] | trim) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
