{% macro constructed_id(prefix, number) -%}
concat('{{ prefix }}', right(concat('00000000000000000', {{ number }}), 17))
{%- endmacro %}
