{# With `forms` a column holds identifiers of several kinds, and the new code of the column `by` says of which one the
   new value is. #}
{% macro method_pseudonym(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['identifier*', 'forms']}) }}
    {%- elif rules is none -%}
        {{ return(pseudonym_facts(rule)) }}
    {%- endif -%}
    {%- set joins = [] -%}
    {%- for space in rule.spaces -%}
        {%- do joins.append(identifier_join(rule, space)) -%}
    {%- endfor -%}
    {{ return({
        'joins': joins,
        'value': filled_value(rule, pseudonym_by_kind(rule, rules), map_keeps_null=true),
    }) }}
{%- endmacro %}

{% macro pseudonym_facts(rule) -%}
    {%- set lengths = var('identifiers') -%}
    {%- set length = lengths.get(rule.identifier, lengths['other']) -%}
    {%- set other_spaces = (rule.options.forms or {}) | reject('equalto', 'by') | list -%}
    {%- set conditions = ['len(c.value) = %s and %s' | format(length, is_hexadecimal('c.value'))] -%}
    {%- for space in other_spaces -%}
        {%- do conditions.append(generated_form(space)) -%}
    {%- endfor -%}
    {{ return({
        'kind': 'text',
        'expected': 'change',
        'draw': 'identifiers',
        'spaces': [rule.identifier] + other_spaces,
        'form': (['pseudonym of %s characters' | format(length)] + other_spaces) | join(' or '),
        'form_condition': conditions | join('\n            or '),
    }) }}
{%- endmacro %}

{% macro pseudonym_by_kind(rule, rules) -%}
    {%- set own = '%s.pseudonym' | format(identifier_alias(rule, rule.identifier)) -%}
    {%- for other in rules if rule.options.forms and other.name == rule.options.forms.by -%}
        {%- set value -%}
case
            {%- for space in rule.spaces[1:] %}
            when {{ drawn_code(other) }} in ('{{ rule.options.forms[space] | join("', '") }}')
                then {{ identifier_alias(rule, space) }}.pseudonym
            {%- endfor %}
            else {{ own }}
        end
        {%- endset -%}
        {{ return(value) }}
    {%- endfor -%}
    {{ return(own) }}
{%- endmacro %}
