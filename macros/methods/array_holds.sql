{% macro array_holds(text, list_alias, list) -%}
{{ list_alias }}.list_name = '{{ list }}'
        and replace({{ text }}, ' ', '') like concat('%"', {{ list_alias }}.code_key, '"%')
        and replace({{ text }}, ' ', '') not like concat('%"', {{ list_alias }}.code_key, '":"N%')
{%- endmacro %}
