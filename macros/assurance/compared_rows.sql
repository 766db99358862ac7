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
