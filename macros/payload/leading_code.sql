{# A description can follow the code ("code + description" occurs), after a space or another separator. #}
{% macro leading_code(text, width) -%}
    {%- set words -%}
translate({{ text }},
                '-:,.;(/', '       ')
    {%- endset -%}
    {{ return(filled('left(%s, %s)' | format(first_word(words), width))) }}
{%- endmacro %}
