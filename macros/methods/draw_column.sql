{# draw_column(rule, draw): a draw of row_draws(), as a column of the row `r`. #}
{% macro draw_column(rule, draw) -%}{{ return('r.' ~ short_name(rule) ~ '_' ~ draw) }}{%- endmacro %}
