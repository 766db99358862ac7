{# What the identifiers of fixed form share; each is a space of its own. #}
{% macro identifier_method(rule, rules, options) -%}
    {%- if rule is none -%}
        {{ return({'options': options}) }}
    {%- endif -%}
    {%- set codes = rule.options.codes -%}
    {%- if rules is none -%}
        {%- set facts = {
            'kind': 'text', 'expected': 'change', 'draw': 'identifiers', 'spaces': [rule.method],
            'form': rule.method, 'form_condition': generated_form(rule.method),
        } -%}
        {%- if codes -%}
            {%- do facts.update({
                'form': '%s or on the list %s' | format(rule.method, codes),
                'form_condition': '%s or %s' | format(generated_form(rule.method), list_form(codes)),
                'codes_found': {'list': codes, 'condition': "l.list_name = '%s' and l.code_key = s.%s" | format(codes, rule.name)},
            }) -%}
        {%- endif -%}
        {{ return(facts) }}
    {%- endif -%}
    {%- set joins = [identifier_join(rule, rule.method)] -%}
    {%- set value = identifier_alias(rule, rule.method) ~ '.pseudonym' -%}
    {%- if codes -%}
        {%- do joins.append(value_join(rule, codes, 's.' ~ rule.name)) -%}
        {%- set value = 'coalesce(%s.drawn_value, %s)' | format(join_alias('draw', rule), value) -%}
    {%- endif -%}
    {{ return({'joins': joins, 'value': filled_value(rule, value, map_keeps_null=true)}) }}
{%- endmacro %}
