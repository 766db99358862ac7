{% macro upn_text(number) -%}
    {%- set sum -%}
(2 + {{ weighted_digits(number, [5, 6, 7, 8, 9, 10, 11, 12, 13]) }})
    {%- endset -%}
concat(
                substring('ABCDEFGHJKLMNPQRTUVWXYZ', cast(1 + {{ sum }} % 23 as int), 1),
                '100', right(concat('000000000', {{ number }}), 9))
{%- endmacro %}
