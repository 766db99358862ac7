{# row_draws(rule): what the row's digest draws for a row-drawn column: name of the draw -> whole number in SQL. In the compiled table each is a
   column of the CTE row_draws, see draw_column(). Empty for other columns. A JSON text takes a number for its flags, one bit each, and more
   for its other parts. #}
{% macro row_draws(rule) -%}
    {%- if rule.draw != 'row' -%}{{ return({}) }}{%- endif -%}
    {%- set sizes = value_list_sizes() -%}
    {%- if rule.method == 'flag' -%}{{ return({'draw': row_slice(rule) ~ ' % ' ~ rule.domain}) }}
    {%- elif rule.method == 'code' -%}{{ return({'ordinal': '1 + ' ~ row_slice(rule) ~ ' % ' ~ rule.list_size}) }}
    {%- elif rule.method == 'text' -%}{{ return({'number': '100000 + ' ~ row_slice(rule) ~ ' % 900000'}) }}
    {%- elif rule.method == 'json' and rule.options.shape == 'address' -%}
        {{ return({
            'house': '1 + ' ~ row_slice(rule, 0, 2) ~ ' % 200',
            'street': '1 + ' ~ row_slice(rule, 2, 2) ~ ' % ' ~ sizes['street'],
            'town': '1 + ' ~ row_slice(rule, 4, 2) ~ ' % ' ~ sizes['town'],
            'uprn': row_slice(rule, 6, 4) ~ ' % 100000000',
            'easting': row_slice(rule, 10, 2) ~ ' % 10000',
            'northing': row_slice(rule, 12, 2) ~ ' % 10000',
        }) }}
    {%- elif rule.method == 'json' -%}{{ return({'flags': row_slice(rule, 0, 2), 'comment': row_slice(rule, 2, 2)}) }}
    {%- endif -%}
    {%- set step = ('%.' ~ rule.range.scale ~ 'f') | format(10 ** (0 - rule.range.scale)) -%}
    {{ return({'number': rule.range.minimum ~ ' + ' ~ row_slice(rule) ~ ' % ' ~ rule.range.size ~ (' * ' ~ step if rule.range.scale else '')}) }}
{%- endmacro %}

{# row_slice(rule, skip, bytes): bytes of the row's digest that belong to a row-drawn column, as a whole number. #}
{% macro row_slice(rule, skip=0, bytes=none) -%}
    {{ return(digest_slice('digest', rule.offset + skip, bytes or [row_draw_bytes(rule), 4] | min)) }}
{%- endmacro %}
