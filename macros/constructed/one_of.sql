{% macro one_of(values, number) -%}
case ({{ number }}) % {{ values | length }}
    {%- for value in values %}
            when {{ loop.index0 }} then '{{ value }}'
    {%- endfor %}
        end
{%- endmacro %}
