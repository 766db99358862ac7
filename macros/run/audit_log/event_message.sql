{% macro event_message(alias) -%}
concat(
        {{ alias }}.previous_hash, '|', {{ alias }}.event_number, '|', {{ alias }}.occurred_at, '|',
        {{ alias }}.event, '|', {{ alias }}.invocation_id, '|', {{ alias }}.generation, '|',
        {{ alias }}.login, '|', {{ alias }}.detail
    )
{%- endmacro %}
