{# row_counts(payload): rows of the source, of the vault (the source less people left out) and of the scrambled copy, one row a table. payload: true for the tables
   that the payload reads, false for the rest. #}
{% macro row_counts(payload) -%}
    {%- do declare_sources(payload) -%}
    {%- do ref('vault__rows') -%}
    {%- for entry in ssd_tables(payload) -%}{%- do ref('scrambled__' ~ entry.table) -%}{%- endfor -%}
with counted as (
    {{ union_branches(row_count_branches(payload, live=source_columns()), {'table_number': 'int', 'table_name': 'nvarchar(60)', 'source_rows': 'int', 'expected_rows': 'int', 'scrambled_rows': 'int'}) }}
)

select
    '{{ generation() }}' as generation,
    table_number,
    table_name,
    source_rows,
    expected_rows,
    scrambled_rows
from counted
{%- endmacro %}

{# row_count_branches(payload, live): a SELECT of the counts of each table. #}
{% macro row_count_branches(payload, live) -%}
    {%- set branches = [] -%}
    {%- for entry in ssd_tables(payload) -%}
        {%- set rules = policy_columns(entry.table) -%}
        {%- set readable = table_is_readable(entry.table, rules, live) -%}
        {%- set kept = rules | map(attribute='method') | unique | list == ['keep'] -%}
        {%- set branch -%}
select
        {{ entry.number }} as table_number,
        '{{ entry.table }}' as table_name,
        {% if readable %}(select count(*) from {{ source('ssd', entry.table) }}){% else %}0{% endif %} as source_rows,
        {% if readable and kept %}(select count(*) from {{ source('ssd', entry.table) }}){% else %}(select count(*) from {{ ref('vault__rows') }} as r where r.table_number = {{ entry.number }}){% endif %} as expected_rows,
        (select count(*) from {{ ref('scrambled__' ~ entry.table) }}) as scrambled_rows
        {%- endset -%}
        {%- if rules -%}{%- do branches.append(branch) -%}{%- endif -%}
    {%- endfor -%}
    {{ return(branches) }}
{%- endmacro %}
