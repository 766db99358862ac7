{# constructed_id(prefix, number): an identifier of the constructed lane: a capital letter and 17 digits. #}
{% macro constructed_id(prefix, number) -%}
concat('{{ prefix }}', right(concat('00000000000000000', {{ number }}), 17))
{%- endmacro %}
