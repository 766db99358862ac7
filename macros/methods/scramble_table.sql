{# scramble_table(table): the scrambled copy of an SSD table: its columns in order, with the types of SSD v1.4.5, every value made by
   the rule beside the column. One pass over the source; the new values come from the vault's maps by equality joins, or from the
   row's digest. A table that the source lacks, or whose key it lacks, gives no rows.
   Arguments: table (text), an SSD table name. Errors: see policy_columns(). #}
{% macro scramble_table(table) -%}
    {%- for edge in ['vault__rows', 'vault__identifiers', 'vault__calendar', 'vault__value_draws', 'reference__lists', 'reference__placeholder_values'] -%}
        {%- do ref(edge) -%}
    {%- endfor -%}
    {%- do source('ssd', table) -%}
    {%- set rules = policy_columns(table) -%}
    {%- set live = source_columns() -%}
    {%- if not rules -%}
select 1 as not_compiled
    {%- elif rules | map(attribute='method') | unique | list == ['keep'] -%}
{{ prepared_source(table, rules, live) }}
    {%- else -%}
{{ scrambled_rows(table, rules, live) }}
    {%- endif -%}
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

{# scrambled_rows(table, rules, live): the SELECT of scramble_table() for a table with personal data. #}
{% macro scrambled_rows(table, rules, live) -%}
with source_rows as (
    -- The source as it is read: text trimmed and in upper case, dates and numbers by conversions that cannot fail.
    {{ prepared_source(table, rules, live) }}
),

-- Whose each row is, and what its own digest draws.
{{ row_draws_cte(table, rules) }}
{%- for rule in rules if rule.method == 'code_array' %},

{{ array_items(rule, rules) }}
{%- endfor %}

-- New values: id_ pseudonyms, date_ the subject's calendar, draw_ drawn by value, list_ drawn by row, placeholder_ kept. Blank and NULL stay.
select
    {%- for rule in rules %}
    {{ typed(column_value(rule, rules), rule.data_type) }} as {{ rule.name }}{{ ',' if not loop.last }}
    {%- endfor %}
from source_rows as s
inner join row_draws as r
    on r.row_key = {{ row_key_expression(rules) }}
{%- for rule in rules %}
{{- column_joins(rule) }}
{%- endfor %}
{{ stored_order(digest_slice('r.digest', 25, 7)) }}
{%- endmacro %}
