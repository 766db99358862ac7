{# nhs_number_text(number): ten digits from 999. Check digit: nine digits weighted 10 to 2, eleven less the remainder modulo 11, 11 is 0
   and 10 is not used. Of each ten numbers that differ in the ninth digit nine are used, so that the one without a check digit can
   be passed over. Source: NHS Data Model and Dictionary, NHS number. #}
{% macro nhs_number_text(number) -%}
    {%- set head = int_div(number, 9) -%}
    {%- set sum = '(243 + ' ~ weighted_digits(head, [7, 6, 5, 4, 3]) ~ ')' -%}
    {%- set ninth = '(' ~ number ~ ' % 9 + case when ' ~ number ~ ' % 9 >= ((12 - ' ~ sum ~ ' % 11) * 6) % 11 then 1 else 0 end)' -%}
concat('999', right(concat('00000', {{ head }}), 5), {{ ninth }}, (11 - ({{ sum }} + 2 * {{ ninth }}) % 11) % 11)
{%- endmacro %}
