{# column_joins(rule, rules): the joins that bring a column's new value: one map of the vault, or the list that a short code is drawn
   from. Aliases are the first letters of the map and the column's position. #}
{% macro column_joins(rule, rules) -%}
    {%- set n = rules.index(rule) + 1 -%}
    {%- if rule.draw == 'identifiers' %}
        {{- identifier_join('i' ~ n, rule.identifier, 's.' ~ rule.name) }}
        {%- for form in form_identifiers(rule) %}
            {{- identifier_join('i' ~ n ~ '_' ~ form, form, 's.' ~ rule.name) }}
        {%- endfor %}
        {%- if rule.options.codes %}
            {{- value_join('v' ~ n, rule.options.codes, 's.' ~ rule.name) }}
        {%- endif %}
    {%- elif rule.draw == 'calendar' %}
left join {{ ref('vault__calendar') }} as c{{ n }}
    on c{{ n }}.subject_key = r.subject_key and c{{ n }}.source_date = {{ column_date(rule) }}
    {%- elif rule.draw == 'value' and rule.method == 'code_array' %}
left join {{ rule.name }}_items as a{{ n }}
    on a{{ n }}.row_key = r.row_key
    {%- elif rule.draw == 'value' %}
        {{- value_join('v' ~ n, rule.list, value_text(rule)) }}
    {%- elif rule.draw == 'row' and rule.method == 'code' %}
left join {{ ref('reference__lists') }} as l{{ n }}
    on l{{ n }}.list_name = '{{ rule.list }}' and l{{ n }}.ordinal = 1 + {{ row_slice(rule) }} % {{ rule.list_size }}
    {%- elif rule.draw == 'row' and rule.method == 'json' and rule.options.shape == 'address' %}
left join {{ ref('reference__lists') }} as l{{ n }}_street
    on l{{ n }}_street.list_name = 'street' and l{{ n }}_street.ordinal = 1 + {{ row_slice(rule, 2, 2) }} % {{ value_list_sizes()['street'] }}
left join {{ ref('reference__lists') }} as l{{ n }}_town
    on l{{ n }}_town.list_name = 'town' and l{{ n }}_town.ordinal = 1 + {{ row_slice(rule, 4, 2) }} % {{ value_list_sizes()['town'] }}
    {%- endif %}
    {%- if may_hold_placeholder(rule) %}
left join {{ ref('reference__placeholder_values') }} as p{{ n }}
    on p{{ n }}.kind = '{{ 'number' if rule.kind == 'number' else 'text' }}' and p{{ n }}.value = {{ value_text(rule) }}
    {%- endif %}
{%- endmacro %}

{# identifier_join(alias, identifier, value): the join to vault__identifiers. #}
{% macro identifier_join(alias, identifier, value) %}
left join {{ ref('vault__identifiers') }} as {{ alias }}
    on {{ alias }}.identifier = '{{ identifier }}' and {{ alias }}.value = {{ value }}
{%- endmacro %}

{# value_join(alias, list, value): the join to vault__value_draws. #}
{% macro value_join(alias, list, value) %}
left join {{ ref('vault__value_draws') }} as {{ alias }}
    on {{ alias }}.subject_key = r.subject_key and {{ alias }}.list_name = '{{ list }}' and {{ alias }}.value = {{ value }}
{%- endmacro %}

{# value_text(rule, alias): a prepared column as the text under which the vault's maps know it. #}
{% macro value_text(rule, alias='s') -%}
    {%- if rule.kind == 'number' -%}{{ return('cast(' ~ alias ~ '.' ~ rule.name ~ ' as nvarchar(40))') }}{%- endif -%}
    {{ return(alias ~ '.' ~ rule.name) }}
{%- endmacro %}

{# form_identifiers(rule): the identifier spaces of a rule's `forms`, `by` left out. #}
{% macro form_identifiers(rule) -%}
    {{ return((rule.options.forms or {}) | reject('equalto', 'by') | list) }}
{%- endmacro %}

{# may_hold_placeholder(rule): whether a row-drawn column is wide enough for a placeholder; the vault's maps keep theirs themselves. #}
{% macro may_hold_placeholder(rule) -%}
    {{ return(rule.draw == 'row' and rule.data_type not in ['nchar(1)', 'nchar(2)', 'nvarchar(2)', 'bit']) }}
{%- endmacro %}

{# row_slice(rule, skip, bytes): bytes of the row's digest that belong to a row-drawn column, as a whole number. #}
{% macro row_slice(rule, skip=0, bytes=none) -%}
    {{ return(digest_slice('r.digest', rule.offset + skip, bytes or [row_draw_bytes(rule), 4] | min)) }}
{%- endmacro %}
