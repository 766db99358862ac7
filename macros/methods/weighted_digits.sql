{# weighted_digits(number, weights): the sum of a number's digits times weights, the first weight for the leftmost digit. #}
{% macro weighted_digits(number, weights) -%}
    {%- set terms = [] -%}
    {%- for weight in weights -%}{%- do terms.append(weight ~ ' * (' ~ digit(number, weights | length - loop.index) ~ ')') -%}{%- endfor -%}
{{ terms | join(' + ') }}
{%- endmacro %}
