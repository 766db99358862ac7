{# "Scrambled text" and a number by the row's digest: nothing of the original is read but whether there was one. #}
{% macro method_text(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': []}) }}
    {%- endif -%}
    {%- if rules is none -%}
        {%- set form = "c.value like 'SCRAMBLED TEXT ______' and try_cast(right(c.value, 6) as int) is not null" -%}
        {{ return({'kind': 'long_text', 'draw': 'row', 'expected': 'change', 'bytes': 4, 'form': 'text', 'form_condition': form}) }}
    {%- endif -%}
    {{ return({
        'joins': placeholder_joins(rule),
        'value': filled_value(rule, placeholder_or(rule, "concat('Scrambled text ', %s)" | format(draw_column(rule, 'number')))),
        'row_draws': {'number': '100000 + %s %% 900000' | format(row_slice(rule))},
    }) }}
{%- endmacro %}
