{# Codes are found wherever they stand in quotes, so that an array, an object {"1A": "Yes"} and broken JSON are all
   read. #}
{% macro method_code_array(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['list*']}) }}
    {%- endif -%}
    {%- set found = array_holds('s.' ~ rule.name, 'l', rule.list) -%}
    {%- if rules is none -%}
        {%- set by_chance = var('code_draw') == 'independent' or rule.null_is_no -%}
        {{ return({
            'kind': 'long_text',
            'draw': 'value',
            'expected': 'chance' if by_chance else 'change',
            'ignores_original': by_chance,
            'domain': rule.list_size - 1 if by_chance else none,
            'distinct': true,
            'codes_found': {'list': rule.list, 'condition': found},
        }) }}
    {%- endif -%}
    {%- set items = join_alias('items', rule) -%}
    {{ return({
        'ctes': [array_items(rule, found)],
        'joins': ['left join %s_items as %s\n    on %s.source_row = s.source_row' | format(rule.name, items, items)],
        'value': filled_value(rule, "concat('[', %s.items, ']')" | format(items)),
    }) }}
{%- endmacro %}

{% macro array_items(rule, found) -%}
{{ rule.name }}_items as (
    select
        s.source_row,
        {{ text_aggregate("concat('\"', v.drawn_value, '\"')", ', ', 'v.drawn_ordinal') }} as items
    from source_rows as s
    inner join {{ ref('reference__lists') }} as l
        on {{ found }}
    inner join {{ ref('vault__value_draws') }} as v
        on v.subject_key = s.subject_key and v.list_name = l.list_name and v.value = l.code_key
    group by s.source_row
)
{%- endmacro %}
