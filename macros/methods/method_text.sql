{% macro method_text(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': []}) }}
    {%- elif rules is none -%}
        {{ return({
            'kind': 'long_text',
            'draw': 'row',
            'expected': 'change',
            'bytes': 4,
            'form': 'text',
            'form_condition': "c.value like 'SCRAMBLED TEXT ______' and try_cast(right(c.value, 6) as int) is not null",
        }) }}
    {%- endif -%}
    {%- set text = "concat('Scrambled text ', %s)" | format(draw_column(rule, 'number')) -%}
    {{ return({
        'joins': placeholder_joins(rule),
        'value': filled_value(rule, placeholder_or(rule, text)),
        'row_draws': {'number': '100000 + %s %% 900000' | format(row_slice(rule))},
    }) }}
{%- endmacro %}
