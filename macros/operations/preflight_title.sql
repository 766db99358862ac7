{% macro preflight_title(text) -%}
    {%- do print('') -%}
    {%- do print(text) -%}
    {%- do print('-' * text | length) -%}
{%- endmacro %}
