{# text_order(expression, characters): the alphabetical order of a code's first characters (at most four) as a whole number, by code point. Ordering by
   text would hang on the database's collation. #}
{% macro text_order(expression, characters) -%}
    {%- if characters < 1 or characters > 4 -%}{{ exceptions.raise_compiler_error('text_order: 1 to 4 characters, not ' ~ characters) }}{%- endif -%}
    {%- set terms = [] -%}
    {%- for position in range(characters) -%}
        {%- set place = 8192 ** (characters - 1 - position) -%}
        {%- do terms.append('cast(unicode(concat(substring(' ~ expression ~ ', ' ~ (position + 1) ~ ", 1), ' ')) as bigint) * " ~ place) -%}
    {%- endfor -%}
({{ terms | join(' + ') }})
{%- endmacro %}
