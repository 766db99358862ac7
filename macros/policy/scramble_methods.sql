{# The names alone: what a method does stands in its own file, macros/methods/method_<name>.sql. A test holds the two
   together. #}
{% macro scramble_methods() -%}
    {{ return([
        'pseudonym', 'upn', 'uln', 'nhs_number', 'team_name', 'forename', 'surname', 'full_name', 'postcode',
        'code', 'flag', 'date', 'integer', 'decimal', 'text', 'json', 'code_array', 'blank', 'keep',
    ]) }}
{%- endmacro %}
