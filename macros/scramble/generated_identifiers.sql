{# generated_identifiers(): the identifiers of fixed form, each with the number of values that it has. Each is a function of a whole
   number, 0 to capacity - 1, and different numbers give different identifiers.
   upn: check letter, local authority 100 (no authority has a number below 201), nine digits.
   nhs_number: 999 000 0000 to 999 999 9999, kept by the NHS for tests and never issued. uln: from 99 0000 0000 up. #}
{% macro generated_identifiers() -%}
    {{ return({'upn': 1000000000, 'nhs_number': 900000, 'uln': 9000000}) }}
{%- endmacro %}

{# generated_identifier(identifier, number): the identifier of a number, as text. #}
{% macro generated_identifier(identifier, number) -%}
    {%- if identifier == 'upn' -%}{{ upn_text(number) }}
    {%- elif identifier == 'nhs_number' -%}{{ nhs_number_text(number) }}
    {%- else -%}{{ uln_text(number) }}{%- endif -%}
{%- endmacro %}

{# digit(number, place): the decimal digit of a whole number at a place; 0 is the last. #}
{% macro digit(number, place) -%}
{{ int_div(number, 10 ** place) }} % 10
{%- endmacro %}

{# weighted_digits(number, weights): the sum of a number's digits times weights, the first weight for the leftmost digit. #}
{% macro weighted_digits(number, weights) -%}
    {%- set terms = [] -%}
    {%- for weight in weights -%}{%- do terms.append(weight ~ ' * (' ~ digit(number, weights | length - loop.index) ~ ')') -%}{%- endfor -%}
{{ terms | join(' + ') }}
{%- endmacro %}

{# upn_text(number): a unique pupil number. Check letter: the twelve digits weighted 2 to 13, modulo 23, in an alphabet without I, O
   and S. Source: DfE, Unique pupil numbers: a guide for local authorities and schools. #}
{% macro upn_text(number) -%}
concat(
        substring('ABCDEFGHJKLMNPQRTUVWXYZ', cast(1 + (2 + {{ weighted_digits(number, range(5, 14) | list) }}) % 23 as int), 1),
        '100', right(concat('000000000', {{ number }}), 9))
{%- endmacro %}

{# nhs_number_text(number): ten digits from 999. Check digit: nine digits weighted 10 to 2, eleven less the remainder modulo 11, 11 is 0
   and 10 is not used. Of each ten numbers that differ in the ninth digit nine are used, so that the one without a check digit can
   be passed over. Source: NHS Data Model and Dictionary, NHS number. #}
{% macro nhs_number_text(number) -%}
    {%- set head = int_div(number, 9) -%}
    {%- set sum = '(243 + ' ~ weighted_digits(head, [7, 6, 5, 4, 3]) ~ ')' -%}
    {%- set ninth = '(' ~ number ~ ' % 9 + case when ' ~ number ~ ' % 9 >= ((12 - ' ~ sum ~ ' % 11) * 6) % 11 then 1 else 0 end)' -%}
concat('999', right(concat('00000', {{ head }}), 5), {{ ninth }}, (11 - ({{ sum }} + 2 * {{ ninth }}) % 11) % 11)
{%- endmacro %}

{# uln_text(number): a unique learner number, ten digits from 99. Check digit: ten less the remainder modulo 11 of nine digits weighted
   10 to 2; a remainder of 0 is not used. Source: Learning Records Service, Unique learner number validation. #}
{% macro uln_text(number) -%}
    {%- set head = int_div(number, 9) -%}
    {%- set sum = '(171 + ' ~ weighted_digits(head, [8, 7, 6, 5, 4, 3]) ~ ')' -%}
    {%- set ninth = '(' ~ number ~ ' % 9 + case when ' ~ number ~ ' % 9 >= ((11 - ' ~ sum ~ ' % 11) * 6) % 11 then 1 else 0 end)' -%}
concat('99', right(concat('000000', {{ head }}), 6), {{ ninth }}, 10 - ({{ sum }} + 2 * {{ ninth }}) % 11)
{%- endmacro %}
