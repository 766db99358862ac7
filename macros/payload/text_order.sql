{# By code point and as a number: ordering by text would hang on the collation of the database. #}
{% macro text_order(expression, characters) -%}
    {%- if not 1 <= characters <= 4 -%}
        {{ exceptions.raise_compiler_error('text_order: 1 to 4 characters, not %s' | format(characters)) }}
    {%- endif -%}
(
    {%- for position in range(1, characters + 1) %}
        {%- set character = 'substring(%s, %s, 1)' | format(expression, position) %}
                    {{ '+ ' if not loop.first -}}
        cast(unicode(concat({{ character }}, ' ')) as bigint) * {{ 8192 ** loop.revindex0 }}
    {%- endfor -%}
)
{%- endmacro %}
