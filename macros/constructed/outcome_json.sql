{% macro outcome_json(shape, flags) -%}
    {%- set counts = ['0'] -%}
concat(
        '{',
    {%- for key, kind in json_shapes()[shape] -%}
        {%- if not loop.first %}
        ', ',
        {%- endif %}
        {%- if key in flags %}
            {%- do counts.append("case when %s = 'Y' then 1 else 0 end" | format(flags[key])) %}
        '"{{ key }}": "', {{ flags[key] }}, '"',
        {%- elif kind == 'count' %}
        '"{{ key }}": ', {{ counts | join("\n            + ") }},
        {%- else %}
        '"{{ key }}": "{{ 'N' if kind == 'flag' }}"',
        {%- endif -%}
    {%- endfor %}
        '}'
    )
{%- endmacro %}
