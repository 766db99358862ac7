{# subject_columns(subject): the columns of the row itself with which its subject's alternatives begin. #}
{% macro subject_columns(subject) -%}
    {%- set names = [] -%}
    {%- for alternative in ([subject] if subject is string else subject) if alternative != 'none' -%}
        {%- do names.append(alternative.split('>')[0] | trim) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
