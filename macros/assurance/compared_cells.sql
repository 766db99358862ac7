{# Column 0 is the record as a whole. #}
{% macro compared_cells(entry, rules) -%}
    {%- set shown = exact_text('null', 255) if is_reference_table(rules) else 'c.shown' -%}
    {%- set originals = [] -%}
    {%- set results = [] -%}
    {%- set cells = [] -%}
    {%- for rule in rules -%}
        {%- do originals.append('s%s' | format(rule.number)) -%}
        {%- do results.append('t%s' | format(rule.number)) -%}
        {%- do cells.append([entry.number, rule.number, 's%s' | format(rule.number), 't%s' | format(rule.number), shown]) -%}
    {%- endfor -%}
    {%- set same -%}
case when {{ record_text(originals) }}
            = {{ normalised(record_text(results), 4000) }}
            then 'same' else 'differs' end
    {%- endset -%}
    {%- do cells.append([entry.number, 0, "'SAME'", same, shown]) -%}
    {%- set columns = ['table_number', 'column_number', 'source_cell', 'new_cell', 'pseudonym'] -%}
    {{ return(unpivot_rows(compared_rows(entry.table, rules), columns, cells)) }}
{%- endmacro %}

{% macro record_text(cells) -%}
    {%- set lines = [] -%}
    {%- for line in cells | batch(12) -%}
        {%- do lines.append(line | join(", '|', ")) -%}
    {%- endfor -%}
    {{ return('concat(%s)' | format(lines | join(", '|',\n                "))) }}
{%- endmacro %}

{# The original and the new record meet by the pseudonym of the key, as the authority's own joins do. A pseudonym is not shown where it is the
   original itself: even a broken scramble lists no real key. #}
{% macro compared_rows(table, rules) -%}
    {%- set keys = rules | selectattr('row_key') | list -%}
    {%- set is_reference = is_reference_table(rules) -%}
(
        select
            {%- for rule in rules %}
            {{ source_cell(rule) }} as s{{ rule.number }},
            {{ new_cell(rule) }} as t{{ rule.number }}{{ ',' if not loop.last or not is_reference }}
            {%- endfor %}
            {%- if not is_reference %}
            case when x.new_key <> x.value then x.pseudonym end as shown
            {%- endif %}
        from {{ ref('prepared__' ~ table) ~ ' as s' if is_reference else rows_of(table) }}
        {%- for key in keys if not is_reference %}
            {%- set alias = 'x' if loop.last else 'x' ~ loop.index %}
        inner join new_keys as {{ alias }}
            on {{ alias }}.identifier = '{{ key.identifier }}' and {{ alias }}.value = s.{{ key.name }}
        {%- endfor %}
        inner join {{ ref('scrambled__' ~ table) }} as t
            on {% for key in keys -%}
            {%- if is_reference -%}
            t.{{ key.name }} = s.{{ key.name }}
            {%- else -%}
            {{ normalised('t.' ~ key.name) }} = {{ 'x' if loop.last else 'x' ~ loop.index }}.new_key
            {%- endif -%}
            {{ ' and ' if not loop.last }}
            {%- endfor %}
    ) as c
{%- endmacro %}
