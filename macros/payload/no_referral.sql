{% macro no_referral() -%}
{{ payload_text('cast(null as nvarchar(128))', 128) }}
{%- endmacro %}
