{# no_referral(): the referral of an item that belongs to the child: none. #}
{% macro no_referral() -%}
{{ payload_text('cast(null as nvarchar(128))', 128) }}
{%- endmacro %}
