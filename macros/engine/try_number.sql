{# try_number(expression, family): a number as decimal(18, 4), or NULL where it cannot be read. #}
{% macro try_number(expression, family='int') -%}
    try_cast({% if family == 'bit' %}cast({{ expression }} as int){% elif family == 'text' %}nullif({{ normalised(expression, 40) }}, ''){% else %}{{ expression }}{% endif %} as decimal(18, 4))
{%- endmacro %}
