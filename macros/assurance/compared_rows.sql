{# shown_pseudonym(): the pseudonym of a compared record, or NULL where it is the original itself: even a broken scramble lists no real key. #}
{% macro shown_pseudonym() -%}
    {{ return('case when ' ~ normalised('x.pseudonym') ~ ' <> x.value then x.pseudonym end') }}
{%- endmacro %}

{# compared_rows(table, rules, live, kept): the FROM of a comparison: source row `s`, vault row `r`, pseudonym of its key `x`, scrambled row `t`. #}
{% macro compared_rows(table, rules, live, kept) -%}
    {%- set keys = rules | selectattr('row_key') | list -%}
(
        {{ prepared_source(table, rules, live, text_copies=true) }}
    ) as s
    {%- if kept %}
    inner join (
        {{ prepared_scrambled(table, rules) }}
    ) as t
        on {% for key in keys %}t.{{ key.name }} = s.{{ key.name }}{{ ' and ' if not loop.last }}{% endfor %}
    {%- else %}
    {{ rows_join(table, rules) }}
    inner join {{ ref('vault__identifiers') }} as x
        on x.identifier = '{{ keys[-1].identifier }}' and x.value = s.{{ keys[-1].name }}
    {%- for key in keys[:-1] %}
    inner join {{ ref('vault__identifiers') }} as x{{ loop.index }}
        on x{{ loop.index }}.identifier = '{{ key.identifier }}' and x{{ loop.index }}.value = s.{{ key.name }}
    {%- endfor %}
    inner join (
        {{ prepared_scrambled(table, rules) }}
    ) as t
        on t.{{ keys[-1].name }} = {{ normalised('x.pseudonym') }}
        {%- for key in keys[:-1] %}
        and t.{{ key.name }} = {{ normalised('x' ~ loop.index ~ '.pseudonym') }}
        {%- endfor %}
    {%- endif %}
{%- endmacro %}

{# prepared_scrambled(table, rules): a SELECT of a scrambled table, its columns read as prepared_source() reads the source's. #}
{% macro prepared_scrambled(table, rules) -%}
    {%- set columns = {} -%}
    {%- for rule in rules -%}
        {%- do columns.update({rule.name | lower: {'name': rule.name, 'family': type_family(rule.data_type)}}) -%}
    {%- endfor -%}
select
        {%- for rule in rules %}
            {{ prepared_column(rule, columns) }} as {{ rule.name }}{{ ',' if not loop.last }}
        {%- endfor %}
        from {{ ref('scrambled__' ~ table) }}
{%- endmacro %}

{# cell_text(rule, alias): a prepared column as the text that a comparison compares. #}
{% macro cell_text(rule, alias) -%}
    {%- set column = alias ~ '.' ~ rule.name -%}
    {%- if rule.kind == 'date' -%}{{ return(exact_text(day_number(column), 40)) }}
    {%- elif rule.kind == 'raw' -%}{{ return(normalised('cast(' ~ column ~ ' as nvarchar(255))')) }}
    {%- elif rule.kind == 'number' -%}{{ return(exact_text(column, 40)) }}{%- endif -%}
    {{ return(column) }}
{%- endmacro %}

{# cell_kind(rule): how two cells are compared: code (by the code at the start of the original), date, partial (a date as text), number or text. #}
{% macro cell_kind(rule) -%}
    {%- if rule.method in ['code', 'flag'] -%}{{ return('code') }}{%- endif -%}
    {{ return({'date': 'date', 'partial_date': 'partial', 'number': 'number'}.get(rule.kind, 'text')) }}
{%- endmacro %}

{# live_text_column(rule, columns): whether the source holds a date or number as text, which may be unreadable. #}
{% macro live_text_column(rule, columns) -%}
    {%- set live = live_column(rule, columns) -%}
    {{ return(live is not none and live.family == 'text') }}
{%- endmacro %}
