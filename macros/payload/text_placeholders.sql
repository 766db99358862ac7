{% macro text_placeholders() -%}
    {{ return(['-1', 'SSD_PH', 'SSD_SUI', 'XXXXXXX', 'zz/zz/zzzz']) }}
{%- endmacro %}
