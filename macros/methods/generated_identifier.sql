{% macro generated_identifier(identifier, number) -%}
    {%- if identifier == 'upn' -%}
{{ upn_text(number) }}
    {%- elif identifier == 'nhs_number' -%}
{{ nhs_number_text(number) }}
    {%- else -%}
{{ uln_text(number) }}
    {%- endif -%}
{%- endmacro %}

{# As nhs_number_text(), with a remainder of 0 for the one that is passed over. #}
{% macro uln_text(number) -%}
    {%- set head = int_div(number, 9) -%}
    {%- set sum -%}
(171 + {{ weighted_digits(head, [8, 7, 6, 5, 4, 3]) }})
    {%- endset -%}
    {%- set ninth -%}
({{ number }} % 9
                    + case when {{ number }} % 9 >= ((11 - {{ sum }} % 11) * 6) % 11 then 1 else 0 end)
    {%- endset -%}
concat(
                '99', right(concat('000000', {{ head }}), 6),
                {{ ninth }},
                10 - ({{ sum }}
                    + 2 * {{ ninth }}) % 11)
{%- endmacro %}
