{# column_joins(rule): the joins that bring a column's new value: one map of the vault, or the list that a short code is drawn
   from, and the placeholders. Aliases: see join_alias(). #}
{% macro column_joins(rule) -%}
    {%- set own = 's.' ~ rule.name -%}
    {%- if rule.draw == 'identifiers' %}
        {{- identifier_join(join_alias('id', rule), rule.identifier, own) }}
        {%- for form in form_identifiers(rule) %}
            {{- identifier_join(join_alias('id', rule) ~ '_as_' ~ form, form, own) }}
        {%- endfor %}
        {%- if rule.options.codes %}
            {{- value_join(join_alias('draw', rule), rule.options.codes, own) }}
        {%- endif %}
    {%- elif rule.draw == 'calendar' %}
        {%- set alias = join_alias('date', rule) %}
left join {{ ref('vault__calendar') }} as {{ alias }}
    on {{ alias }}.subject_key = r.subject_key and {{ alias }}.source_date = {{ column_date(rule) }}
    {%- elif rule.draw == 'value' and rule.method == 'code_array' %}
        {%- set alias = join_alias('items', rule) %}
left join {{ rule.name }}_items as {{ alias }}
    on {{ alias }}.row_key = r.row_key
    {%- elif rule.draw == 'value' %}
        {{- value_join(join_alias('draw', rule), rule.list, value_text(rule)) }}
    {%- elif rule.draw == 'row' and rule.method == 'code' %}
        {{- list_join(join_alias('list', rule), rule.list, draw_column(rule, 'ordinal')) }}
    {%- elif rule.draw == 'row' and rule.method == 'json' and rule.options.shape == 'address' %}
        {%- for part in ['street', 'town'] %}
            {{- list_join(join_alias('list', rule) ~ '_' ~ part, part, draw_column(rule, part)) }}
        {%- endfor %}
    {%- endif %}
    {%- if may_hold_placeholder(rule) %}
        {%- set alias = join_alias('placeholder', rule) %}
left join {{ ref('reference__placeholder_values') }} as {{ alias }}
    on {{ alias }}.kind = '{{ 'number' if rule.kind == 'number' else 'text' }}' and {{ alias }}.value = {{ value_text(rule) }}
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

{# list_join(alias, list, ordinal): the join to reference__lists. #}
{% macro list_join(alias, list, ordinal) %}
left join {{ ref('reference__lists') }} as {{ alias }}
    on {{ alias }}.list_name = '{{ list }}' and {{ alias }}.ordinal = {{ ordinal }}
{%- endmacro %}
