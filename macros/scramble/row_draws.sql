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

{# row_draws_cte(table, rules): the CTE row_draws: key, subject and digest of the table's rows, and all that their digests draw. #}
{% macro row_draws_cte(table, rules) -%}
row_draws as (
    select
        row_key,
        subject_key,
        digest
        {%- for rule in rules %}
            {%- for draw, number in row_draws(rule).items() %},
        {{ number }} as {{ short_name(rule) }}_{{ draw }}
            {%- endfor %}
        {%- endfor %}
    from {{ ref('vault__rows') }}
    where table_number = {{ table_number(table) }}
)
{%- endmacro %}

{# draw_column(rule, draw): a draw of row_draws(), as a column of the row `r`. #}
{% macro draw_column(rule, draw) -%}{{ return('r.' ~ short_name(rule) ~ '_' ~ draw) }}{%- endmacro %}

{# row_slice(rule, skip, bytes): bytes of the row's digest that belong to a row-drawn column, as a whole number. #}
{% macro row_slice(rule, skip=0, bytes=none) -%}
    {{ return(digest_slice('digest', rule.offset + skip, bytes or [row_draw_bytes(rule), 4] | min)) }}
{%- endmacro %}

{# short_name(rule): a column's name without the prefix of its table, four letters where the SSD has one. Aliases are made of it, see join_alias(). #}
{% macro short_name(rule) -%}{{ return(rule.name[5:] if rule.name[4:5] == '_' else rule.name) }}{%- endmacro %}

{# join_alias(kind, rule): the alias of the join that brings a column's new value: id_ (identifiers), date_ (calendar), draw_ (value_draws), items_ (codes
   of an array), list_ (reference__lists by the row's draw), placeholder_, and the column's short name. #}
{% macro join_alias(kind, rule) -%}{{ return(kind ~ '_' ~ short_name(rule)) }}{%- endmacro %}
