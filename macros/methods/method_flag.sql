{% macro method_flag(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['list']}) }}
    {%- elif rules is none -%}
        {{ return(flag_facts(rule, rule.list or 'flag_yn')) }}
    {%- endif -%}
    {{ return({
        'joins': placeholder_joins(rule),
        'value': filled_value(rule, placeholder_or(rule, flag_value(rule))),
        'row_draws': {'draw': '%s %% %s' | format(row_slice(rule), rule.domain)},
    }) }}
{%- endmacro %}

{% macro flag_facts(rule, list) -%}
    {%- if list not in flag_lists() -%}
        {{ return({'fault': "'%s' is no flag list. Valid flag lists: %s." | format(list, flag_lists() | join(', '))}) }}
    {%- endif -%}
    {{ return({
        'kind': 'text',
        'draw': 'row',
        'expected': 'chance',
        'list': list,
        'domain': flag_lists()[list] | length + (1 if rule.null_is_no else 0),
        'bytes': 2,
        'compared': 'code',
        'code_list': list,
        'absence': '(NONE)' if rule.null_is_no else none,
    }) }}
{%- endmacro %}
