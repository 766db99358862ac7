{# Each is a function of a whole number, 0 to capacity - 1. No authority has a number below 201, and the NHS keeps 999
   for tests and never issues it. #}
{% macro generated_identifiers() -%}
    {{ return({'upn': 1000000000, 'nhs_number': 900000, 'uln': 9000000}) }}
{%- endmacro %}
