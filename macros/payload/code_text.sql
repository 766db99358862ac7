{# code_text(expression, width): the code at the start of a text ("code + description" occurs): upper case, up to the first space or separator, at most
   `width` characters. NULL for a blank and for a placeholder. #}
{% macro code_text(expression, width) -%}
    {{ return(filled('left(' ~ first_word("translate(" ~ normalised(expression) ~ ", '-:,.;(/', '       ')") ~ ', ' ~ width ~ ')')) }}
{%- endmacro %}
