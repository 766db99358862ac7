{# array_holds(text, list_alias, list): whether the normalised text of a JSON array or object holds a code of a list. In an
   object a code whose answer starts with N does not count. #}
{% macro array_holds(text, list_alias, list) -%}
{{ list_alias }}.list_name = '{{ list }}'
        and replace({{ text }}, ' ', '') like concat('%"', {{ list_alias }}.code_key, '"%')
        and replace({{ text }}, ' ', '') not like concat('%"', {{ list_alias }}.code_key, '":"N%')
{%- endmacro %}
