{% macro weighted_digits(number, weights) -%}
    {%- set terms = [] -%}
    {%- for weight in weights -%}
        {%- do terms.append('%s * (%s)' | format(weight, digit(number, weights | length - loop.index))) -%}
    {%- endfor -%}
{{ terms | join('\n                    + ') }}
{%- endmacro %}
