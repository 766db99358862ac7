{# generated_identifiers(): the identifiers of fixed form, each with the number of values that it has. Each is a function of a whole
   number, 0 to capacity - 1, and different numbers give different identifiers.
   upn: check letter, local authority 100 (no authority has a number below 201), nine digits.
   nhs_number: 999 000 0000 to 999 999 9999, kept by the NHS for tests and never issued. uln: from 99 0000 0000 up. #}
{% macro generated_identifiers() -%}
    {{ return({'upn': 1000000000, 'nhs_number': 900000, 'uln': 9000000}) }}
{%- endmacro %}
