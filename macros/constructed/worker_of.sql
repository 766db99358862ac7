{# worker_of(child_number, turn): the key of the worker who has a child at a turn (a whole number, 0 or more): one of the twelve of its 240 children, so
   that more children change nothing for those who were there. #}
{% macro worker_of(child_number, turn) -%}
{{ constructed_id('W', int_div(child_number ~ ' - 1', 240) ~ ' * 12 + 1 + (' ~ child_number ~ ' + (' ~ turn ~ ') * 7) % 12') }}
{%- endmacro %}
