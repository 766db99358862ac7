{# Column 0 is the record as a whole. #}
{% macro compared_cells(entry, rules) -%}
    {%- set shown = exact_text('null', 255) if is_reference_table(rules) else 'c.shown' -%}
    {%- set originals = [] -%}
    {%- set results = [] -%}
    {%- set cells = [] -%}
    {%- for rule in rules -%}
        {%- set original, result = 's%s' | format(rule.number), 't%s' | format(rule.number) -%}
        {%- do originals.append(original) -%}
        {%- do results.append(result) -%}
        {%- do cells.append([entry.number, rule.number, original, result, shown]) -%}
    {%- endfor -%}
    {%- set same -%}
case
            when {{ record_text(originals) }} = {{ normalised(record_text(results), 4000) }} then 'same'
            else 'differs'
        end
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
concat(
                {{ lines | join(", '|',\n                ") }}
            )
{%- endmacro %}

{# The original and the new record meet by the pseudonym of the key, as the authority's own joins do. A pseudonym is not
   shown where it is the original itself: even a broken scramble lists no real key. #}
{% macro compared_rows(table, rules) -%}
    {%- set is_reference = is_reference_table(rules) -%}
    {%- set originals = '%s as s' | format(ref('prepared__' ~ table)) if is_reference else rows_of(table) -%}
    {%- set key_joins, matches = [], [] -%}
    {%- for key in rules if key.row_key -%}
        {%- set alias = 'x' if loop.last else 'x%s' | format(loop.index) -%}
        {%- if is_reference -%}
            {%- do matches.append('t.%s = s.%s' | format(key.name, key.name)) -%}
        {%- else -%}
            {%- do key_joins.append(new_key_join(key, alias)) -%}
            {%- do matches.append('%s = %s.new_key' | format(normalised('t.' ~ key.name), alias)) -%}
        {%- endif -%}
    {%- endfor -%}
(
        select
            {%- for rule in rules %}
            {{ source_cell(rule) }} as s{{ rule.number }},
            {{ new_cell(rule) }} as t{{ rule.number }}{{ ',' if not loop.last or not is_reference }}
            {%- endfor %}
            {%- if not is_reference %}
            case when x.new_key <> x.value then x.pseudonym end as shown
            {%- endif %}
        from {{ originals }}
        {%- for join in key_joins %}
        {{ join }}
        {%- endfor %}
        inner join {{ ref('scrambled__' ~ table) }} as t
            on {{ matches | join('\n            and ') }}
    ) as c
{%- endmacro %}

{% macro new_key_join(key, alias) -%}
inner join new_keys as {{ alias }}
            on {{ alias }}.identifier = '{{ key.identifier }}' and {{ alias }}.value = s.{{ key.name }}
{%- endmacro %}
