{# Royal Mail's only area in Z is ZE; unit letters leave out C, I, K, M, O and V (BS 7666). #}
{% macro fictional_postcode(digest) -%}
    {%- set letters = "'ABDEFGHJLNPQRSTUWXYZ'" -%}
concat(
            'Z', substring('ABCDFGHK', cast(1 + {{ digest_slice(digest, 0, 2) }} % 8 as int), 1),
            1 + {{ digest_slice(digest, 2, 2) }} % 9, ' ', {{ digest_slice(digest, 4, 2) }} % 10,
            substring({{ letters }}, cast(1 + {{ digest_slice(digest, 6, 2) }} % 20 as int), 1),
            substring({{ letters }}, cast(1 + {{ digest_slice(digest, 8, 2) }} % 20 as int), 1))
{%- endmacro %}
