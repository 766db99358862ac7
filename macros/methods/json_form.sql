{% macro json_form(shape) -%}
    {%- set longest = {
        'flag': 3,
        'answer': 3,
        'count': 2,
        'comment': 25,
        'house': 5,
        'street': 60,
        'town': 60,
        'uprn': 14,
        'easting': 6,
        'northing': 6,
        'empty': 2,
    } -%}
    {%- set keys = json_shapes()[shape] -%}
    {%- set size = namespace(total=2) -%}
    {%- for key, kind in keys -%}
        {%- set size.total = size.total + key | length + 6 + longest[kind] -%}
    {%- endfor -%}
len(c.value) <= {{ size.total }}
                and c.value like '{"{{ keys[0][0] }}":%'
    {%- for key, kind in keys %}
        {%- if kind == 'comment' %}
                and (c.value like '%"{{ key }}":%""}' or c.value like '%"SCRAMBLED COMMENT %')
        {%- elif kind == 'uprn' %}
                and c.value like '%"UPRN": "9999________",%'
        {%- endif %}
    {%- endfor %}
{%- endmacro %}
