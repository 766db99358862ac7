{% macro code_text(expression, width) -%}
    {{ return(leading_code('\n                %s' | format(normalised(expression)), width)) }}
{%- endmacro %}
