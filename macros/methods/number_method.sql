{# A number of a grid is drawn like a code of a list: by value, or by row where the grid is short. #}
{% macro number_method(rule, rules, options) -%}
    {%- if rule is none -%}
        {{ return({'options': options}) }}
    {%- endif -%}
    {%- set range = number_range(rule.options) -%}
    {%- set by_row = var('code_draw') == 'independent' or range.size < 5 -%}
    {%- set original = exact_text('s.' ~ rule.name, 40) -%}
    {%- if rules is none -%}
        {{ return({
            'kind': 'number',
            'draw': 'row' if by_row else 'value',
            'expected': 'chance' if by_row else 'change',
            'compared': 'number',
            'domain': range.size if by_row else none,
            'range': range,
            'list': none if by_row else range.name,
            'bytes': (3 if range.size > 100 else 2) if by_row else none,
            'subject_value': none if by_row else original,
        }) }}
    {%- elif by_row -%}
        {{ return(number_by_row(rule, range, original)) }}
    {%- endif -%}
    {{ return({
        'joins': [value_join(rule, rule.list, original)],
        'value': 'try_cast(%s as decimal(18, 4))' | format(drawn_code(rule)),
    }) }}
{%- endmacro %}

{% macro number_by_row(rule, range, original) -%}
    {%- set placeholder = '%s.placeholder' | format(join_alias('placeholder', rule)) -%}
    {%- set value -%}
case when s.{{ rule.name }} is not null
        then coalesce(try_cast({{ placeholder }} as decimal(18, 4)), {{ draw_column(rule, 'number') }}) end
    {%- endset -%}
    {%- set number -%}
{{ range.minimum }} + {{ row_slice(rule) }} % {{ range.size }}
        {%- if range.scale %} * {{ range.step }}{% endif -%}
    {%- endset -%}
    {{ return({
        'joins': placeholder_joins(rule, 'number', original),
        'value': value,
        'row_draws': {'number': number},
    }) }}
{%- endmacro %}
