{# text_placeholders(): the texts that stand for a missing value. #}
{% macro text_placeholders() -%}
    {{ return(['-1', 'SSD_PH', 'SSD_SUI', 'XXXXXXX', 'zz/zz/zzzz']) }}
{%- endmacro %}
