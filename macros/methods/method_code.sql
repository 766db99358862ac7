{# Drawn once a subject, list and original, and never as it was; from the row's digest, whatever the original says,
   where the list is so short that leaving the original out would give it away. A label (`write: label`) follows the
   code that was drawn for the column that `same_as` names. #}
{% macro method_code(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['list*', 'write', 'distinct']}) }}
    {%- elif rules is none -%}
        {{ return(code_facts(rule)) }}
    {%- endif -%}
    {%- set is_label = rule.options.write == 'label' -%}
    {%- set value = drawn_label(rule, rules) if is_label else drawn_code(rule) -%}
    {%- if rule.draw == 'row' -%}
        {{ return({
            'joins': [list_join(rule, rule.list, draw_column(rule, 'ordinal'))] + placeholder_joins(rule),
            'value': filled_value(rule, placeholder_or(rule, value)),
            'row_draws': {'ordinal': '1 + %s %% %s' | format(row_slice(rule), rule.list_size)},
        }) }}
    {%- endif -%}
    {{ return({
        'joins': [value_join(rule, rule.list, rule.subject_value)],
        'value': filled_value(rule, value, map_keeps_null=not is_label),
    }) }}
{%- endmacro %}

{% macro code_facts(rule) -%}
    {%- set independent = var('code_draw') == 'independent' -%}
    {%- set by_row = not rule.options.distinct and (independent or rule.list_size < 5) -%}
    {%- set ignores_original = by_row or independent or rule.null_is_no -%}
    {%- set by_chance = ignores_original or (rule.options.write == 'label' and rule.options.same_as) -%}
    {%- set absence = (rule.options.absence or 'NONE') if rule.null_is_no else none -%}
    {%- set original = 's.' ~ rule.name -%}
    {%- if absence -%}
        {%- set original = exact_text("coalesce(nullif(%s, ''), %s)" | format(original, quoted(absence)), 255) -%}
    {%- endif -%}
    {#- A code alone is drawn among all, one of several among all but NONE. -#}
    {%- set among = rule.list_size if by_row else rule.list_size - 1 -%}
    {{ return({
        'kind': 'text',
        'draw': 'row' if by_row else 'value',
        'expected': 'chance' if by_chance else 'change',
        'ignores_original': ignores_original,
        'domain': among if by_chance else none,
        'bytes': (3 if rule.list_size > 100 else 2) if by_row else none,
        'compared': 'code',
        'code_list': rule.list,
        'absence': absence,
        'distinct': rule.options.distinct | default(false),
        'subject_value': none if by_row else original,
    }) }}
{%- endmacro %}

{% macro drawn_label(rule, rules) -%}
    {%- set own = drawn_code(rule, 'label') -%}
    {%- for other in rules if other.name == rule.options.same_as -%}
        {{ return('coalesce(%s, %s)' | format(drawn_code(other, 'label'), own)) }}
    {%- endfor -%}
    {{ return(own) }}
{%- endmacro %}
