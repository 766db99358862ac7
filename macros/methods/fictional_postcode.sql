{# fictional_postcode(digest): a postcode of valid form in an area that does not exist. The areas are pairs of letters that the form
   allows and Royal Mail has not used (ZE, Shetland, is the only area in Z); unit letters leave out C, I, K, M, O and V.
   Source of the form: BS 7666. 288,000 postcodes. #}
{% macro fictional_postcode(digest) -%}
    {%- set letters = "'ABDEFGHJLNPQRSTUWXYZ'" -%}
concat(
            'Z', substring('ABCDFGHK', cast(1 + {{ digest_slice(digest, 0, 2) }} % 8 as int), 1),
            1 + {{ digest_slice(digest, 2, 2) }} % 9, ' ', {{ digest_slice(digest, 4, 2) }} % 10,
            substring({{ letters }}, cast(1 + {{ digest_slice(digest, 6, 2) }} % 20 as int), 1),
            substring({{ letters }}, cast(1 + {{ digest_slice(digest, 8, 2) }} % 20 as int), 1))
{%- endmacro %}
