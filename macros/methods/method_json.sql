{# A JSON object of the rule's shape, written anew from the known keys: nothing of the original is read, so broken JSON,
   unknown keys and free text cannot pass. Flags are bits of the row's draw; a key of `same_as` has the value that a
   column of its own has. #}
{% macro method_json(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['shape*']}) }}
    {%- elif rules is none -%}
        {{ return(json_facts(rule.options.shape)) }}
    {%- endif -%}
    {%- set joins, row_draws = [], {'flags': row_slice(rule, 0, 2), 'comment': row_slice(rule, 2, 2)} -%}
    {%- if rule.options.shape == 'address' -%}
        {%- set joins, row_draws = address_joins(rule), address_draws(rule) -%}
    {%- endif -%}
    {{ return({
        'joins': joins + placeholder_joins(rule),
        'value': filled_value(rule, placeholder_or(rule, json_object(rule, rules))),
        'row_draws': row_draws,
    }) }}
{%- endmacro %}

{% macro json_facts(shape) -%}
    {%- if shape not in json_shapes() -%}
        {%- set fault = "unknown JSON shape '%s'. Valid shapes: %s." | format(shape, json_shapes() | join(', ')) -%}
        {{ return({'fault': fault}) }}
    {%- endif -%}
    {%- set is_address = shape == 'address' -%}
    {{ return({
        'kind': 'long_text',
        'draw': 'row',
        'expected': 'change' if is_address else 'chance',
        'domain': none if is_address else 64,
        'bytes': 14 if is_address else 4,
        'form': 'JSON %s' | format(shape),
        'form_condition': json_form(shape),
    }) }}
{%- endmacro %}

{% macro address_joins(rule) -%}
    {%- set joins = [] -%}
    {%- for part in ['street', 'town'] -%}
        {%- set alias = '%s_%s' | format(join_alias('list', rule), part) -%}
        {%- do joins.append(list_join(rule, part, draw_column(rule, part), alias)) -%}
    {%- endfor -%}
    {{ return(joins) }}
{%- endmacro %}

{% macro address_draws(rule) -%}
    {%- set sizes = value_list_sizes() -%}
    {{ return({
        'house': '1 + %s %% 200' | format(row_slice(rule, 0, 2)),
        'street': '1 + %s %% %s' | format(row_slice(rule, 2, 2), sizes['street']),
        'town': '1 + %s %% %s' | format(row_slice(rule, 4, 2), sizes['town']),
        'uprn': '%s %% 100000000' | format(row_slice(rule, 6, 4)),
        'easting': '%s %% 10000' | format(row_slice(rule, 10, 2)),
        'northing': '%s %% 10000' | format(row_slice(rule, 12, 2)),
    }) }}
{%- endmacro %}
