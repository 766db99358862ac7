{# One pass over the prepared rows: new values come from the vault's maps by equality joins, or from the row's
   digest. #}
{% macro scramble_table(table) -%}
    {%- set maps = ['vault__rows', 'vault__identifiers', 'vault__calendar', 'vault__value_draws'] -%}
    {%- for edge in maps + ['reference__lists', 'reference__placeholder_values'] -%}
        {%- do ref(edge) -%}
    {%- endfor -%}
    {%- set prepared = ref('prepared__' ~ table) -%}
    {{- part_tag([table_entry(table)]) -}}
    {%- set rules = policy_columns(table) -%}
    {%- if not rules -%}
select 1 as not_compiled
    {%- elif is_reference_table(rules) -%}
select
    {%- for rule in rules %}
    {{ typed('s.' ~ rule.name, rule.data_type) }} as {{ rule.name }}{{ ',' if not loop.last }}
    {%- endfor %}
from {{ prepared }} as s
    {%- else -%}
{{ scrambled_rows(table, prepared, rules, table_method_parts(rules)) }}
    {%- endif -%}
{%- endmacro %}

{% macro scrambled_rows(table, prepared, rules, parts) -%}
-- Each row with its subject, and what its own digest draws.
with source_rows as (
    select
        p.*,
        {%- for part in parts %}
            {%- set rule = rules[loop.index0] %}
            {%- for draw, number in part.row_draws.items() %}
        {{ number }} as {{ short_name(rule) }}_{{ draw }},
            {%- endfor %}
        {%- endfor %}
        r.subject_key
    from {{ prepared }} as p
    inner join {{ ref('vault__rows') }} as r
        on r.table_number = {{ table_entry(table).number }} and r.source_row = p.source_row
)
{%- for cte in parts | map(attribute='ctes') | sum(start=[]) %},

{{ cte }}
{%- endfor %}

-- New values: id_ pseudonyms, date_ the subject's calendar, draw_ drawn by value, list_ drawn by row,
-- placeholder_ kept. Blank and NULL stay.
select
    {%- for part in parts %}
        {%- set rule = rules[loop.index0] %}
    {{ typed(part.value, rule.data_type) }} as {{ rule.name }}{{ ',' if not loop.last }}
    {%- endfor %}
from source_rows as s
{%- for join in parts | map(attribute='joins') | sum(start=[]) %}
{{ join }}
{%- endfor %}
{{ stored_order(digest_slice('s.row_digest', 25, 7)) }}
{%- endmacro %}
