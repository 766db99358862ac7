{% macro name_method(rule, rules, form_condition) -%}
    {%- if rule is none -%}
        {{ return({'options': []}) }}
    {%- elif rules is none -%}
        {{ return({
            'kind': 'text',
            'expected': 'change',
            'draw': 'value',
            'list': rule.method,
            'subject_value': 's.' ~ rule.name,
            'form': rule.method,
            'form_condition': form_condition,
        }) }}
    {%- endif -%}
    {{ return({
        'joins': [value_join(rule, rule.list, 's.' ~ rule.name)],
        'value': filled_value(rule, drawn_code(rule), map_keeps_null=true),
    }) }}
{%- endmacro %}
