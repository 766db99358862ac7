{# What the identifiers of fixed form share; each is a space of its own. #}
{% macro identifier_method(rule, rules, options) -%}
    {%- if rule is none -%}
        {{ return({'options': options}) }}
    {%- elif rules is none -%}
        {{ return(identifier_facts(rule, rule.options.codes)) }}
    {%- endif -%}
    {%- set joins = [identifier_join(rule, rule.method)] -%}
    {%- set value = '%s.pseudonym' | format(identifier_alias(rule, rule.method)) -%}
    {%- if rule.options.codes -%}
        {%- do joins.append(value_join(rule, rule.options.codes, 's.' ~ rule.name)) -%}
        {%- set value = 'coalesce(%s.drawn_value, %s)' | format(join_alias('draw', rule), value) -%}
    {%- endif -%}
    {{ return({'joins': joins, 'value': filled_value(rule, value, map_keeps_null=true)}) }}
{%- endmacro %}

{% macro identifier_facts(rule, codes) -%}
    {%- set facts = {
        'kind': 'text',
        'expected': 'change',
        'draw': 'identifiers',
        'spaces': [rule.method],
        'form': rule.method,
        'form_condition': generated_form(rule.method),
    } -%}
    {%- if codes -%}
        {%- set condition = "l.list_name = '%s' and l.code_key = s.%s" | format(codes, rule.name) -%}
        {%- do facts.update({
            'form': '%s or on the list %s' | format(facts.form, codes),
            'form_condition': '%s or %s' | format(facts.form_condition, list_form(codes)),
            'codes_found': {'list': codes, 'condition': condition},
        }) -%}
    {%- endif -%}
    {{ return(facts) }}
{%- endmacro %}
