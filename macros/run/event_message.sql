{# event_message(alias): what an event's hash covers: every other column, in order, and the hash of the event before it. #}
{% macro event_message(alias) -%}
    {%- set columns = [] -%}
    {%- for column in ['previous_hash', 'event_number', 'occurred_at', 'event', 'invocation_id', 'generation', 'login', 'detail'] -%}
        {%- do columns.append(alias ~ '.' ~ column) -%}
    {%- endfor -%}
    {{ return('concat(' ~ columns | join(", '|', ") ~ ')') }}
{%- endmacro %}
