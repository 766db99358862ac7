{# Of each ten numbers that differ in the ninth digit nine are used, so that the one without a check digit can be passed
   over. The ninth digit weighs 2, and 6 is the inverse of 2 modulo 11. #}
{% macro nhs_number_text(number) -%}
    {%- set head = int_div(number, 9) -%}
    {%- set sum -%}
(243 + {{ weighted_digits(head, [7, 6, 5, 4, 3]) }})
    {%- endset -%}
    {%- set ninth -%}
({{ number }} % 9
                    + case when {{ number }} % 9 >= ((12 - {{ sum }} % 11) * 6) % 11 then 1 else 0 end)
    {%- endset -%}
concat(
                '999', right(concat('00000', {{ head }}), 5),
                {{ ninth }},
                (11 - ({{ sum }}
                    + 2 * {{ ninth }}) % 11) % 11)
{%- endmacro %}
