{% macro quoted(text) -%}
'{{ text | string | replace("'", "''") }}'
{%- endmacro %}
