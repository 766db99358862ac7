{% macro number_range(options) -%}
    {%- set scale = options.scale | default(0) -%}
    {{ return({
        'name': 'number_%s_%s_%s' | format(options.min, options.max, scale),
        'minimum': options.min,
        'scale': scale,
        'step': '%.*f' | format(scale, 10 ** (0 - scale)),
        'size': (((options.max - options.min) * 10 ** scale) | round | int) + 1,
    }) }}
{%- endmacro %}
