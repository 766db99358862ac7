{# Column 0 is the record as a whole. The original and the new record meet by the pseudonym of the key, as the authority's own joins do. #}
{% macro compared_cells(entry, rules) -%}
    {%- set columns = ['table_number', 'column_number', 'source_cell', 'new_cell', 'pseudonym'] -%}
    {%- set is_reference = is_reference_table(rules) -%}
    {%- set pseudonym = exact_text('null', 255) if is_reference else 'x.shown' -%}
    {%- set cells = [] -%}
    {%- set originals = [] -%}
    {%- set results = [] -%}
    {%- for rule in rules -%}
        {%- do originals.append(source_cell(rule)) -%}
        {%- do results.append(new_cell(rule)) -%}
        {%- do cells.append([entry.number, loop.index, source_cell(rule), new_cell(rule), pseudonym]) -%}
    {%- endfor -%}
    {%- set result = normalised('concat(%s)' | format(results | join(",\n            '|', ")), 4000) -%}
    {%- set same -%}
case when concat({{ originals | join(",\n            '|', ") }})
            = {{ result }}
            then 'same' else 'differs' end
    {%- endset -%}
    {%- do cells.append([entry.number, 0, "'SAME'", same, pseudonym]) -%}
    {{ return(unpivot_rows(compared_rows(entry.table, rules, is_reference), columns, cells)) }}
{%- endmacro %}

{% macro compared_rows(table, rules, is_reference) -%}
    {%- set keys = rules | selectattr('row_key') | list -%}
    {%- if is_reference -%}
{{ ref('prepared__' ~ table) }} as s
    inner join {{ ref('scrambled__' ~ table) }} as t
        on {% for key in keys %}t.{{ key.name }} = s.{{ key.name }}{{ ' and ' if not loop.last }}{% endfor %}
    {%- else -%}
{{ rows_of(table) }}
    {%- for key in keys %}
        {%- set alias = 'x' if loop.last else 'x' ~ loop.index %}
    inner join {{ new_keys(key.identifier) }} as {{ alias }}
        on {{ alias }}.value = s.{{ key.name }}
    {%- endfor %}
    inner join {{ ref('scrambled__' ~ table) }} as t
        on {% for key in keys -%}
        {{ normalised('t.' ~ key.name) }} = {{ 'x' if loop.last else 'x' ~ loop.index }}.new_key{{ ' and ' if not loop.last }}
        {%- endfor %}
    {%- endif %}
{%- endmacro %}

{# A pseudonym is not shown where it is the original itself: even a broken scramble lists no real key. #}
{% macro new_keys(identifier) -%}
(
        select
            i.value,
            i.new_key,
            case when i.new_key <> i.value then i.pseudonym end as shown
        from (
            select value, pseudonym, {{ normalised('pseudonym') }} as new_key
            from {{ ref('vault__identifiers') }} where identifier = '{{ identifier }}'
        ) as i
    )
{%- endmacro %}
