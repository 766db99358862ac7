{# upn_text(number): a unique pupil number. Check letter: the twelve digits weighted 2 to 13, modulo 23, in an alphabet without I, O
   and S. Source: DfE, Unique pupil numbers: a guide for local authorities and schools. #}
{% macro upn_text(number) -%}
concat(
        substring('ABCDEFGHJKLMNPQRTUVWXYZ', cast(1 + (2 + {{ weighted_digits(number, range(5, 14) | list) }}) % 23 as int), 1),
        '100', right(concat('000000000', {{ number }}), 9))
{%- endmacro %}
