{% macro number_range(options) -%}
    {%- set scale = options.scale | default(0) -%}
    {%- set size = (((options.max - options.min) * 10 ** scale) | round | int) + 1 -%}
    {%- set name = 'number_%s_%s_%s' | format(options.min, options.max, scale) -%}
    {{ return({'name': name, 'minimum': options.min, 'scale': scale, 'size': size}) }}
{%- endmacro %}
