{% macro flag_value(rule) -%}
case {{ draw_column(rule, 'draw') }}
    {%- for code in flag_lists()[rule.list] %} when {{ loop.index0 }} then '{{ code }}'{% endfor %} end
{%- endmacro %}
