{# row_draw_bytes(rule): the bytes of the row's digest that a row-drawn column uses. A draw among n values is uneven by at most n in
   65,536 (two bytes). #}
{% macro row_draw_bytes(rule) -%}
    {%- if rule.method == 'json' and rule.options.shape == 'address' -%}{{ return(14) }}{%- endif -%}
    {%- if rule.method in ['json', 'text'] -%}{{ return(4) }}
    {%- elif (rule.domain or 0) > 100 -%}{{ return(3) }}{%- endif -%}
    {{ return(2) }}
{%- endmacro %}
