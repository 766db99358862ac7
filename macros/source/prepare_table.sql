{# The one reading of a source table. Rows are numbered by their digests, never by text, and the number enters no digest. #}
{% macro prepare_table(table) -%}
    {{- part_tag([table_entry(table)]) -}}
    {%- set rules = policy_columns(table) -%}
    {%- set shape = conform_source(table) -%}
    {%- if not rules -%}
select 1 as not_compiled
    {%- else -%}
{{ prepared_rows(table, rules, shape) }}
    {%- endif -%}
{%- endmacro %}

{% macro prepared_rows(table, rules, shape) -%}
-- Text trimmed and in upper case, dates and numbers by conversions that cannot fail.
with source_rows as (
    select
        {%- for rule in rules %}
        {{ read_column(rule, shape.columns[rule.name] if shape.is_readable else none) }} as {{ rule.name }},
        {%- endfor %}
        {%- for rule in rules if rule.kind in ['date', 'number'] %}
        {{ filled_text(shape.columns[rule.name] if shape.is_readable else none) }} as {{ rule.name }}__is_filled,
        {%- endfor %}
        1 as is_row
    {%- if shape.is_readable %}
    from {{ shape.relation }}
    {%- else %}
    where 1 = 0
    {%- endif %}
),

read_rows as (
    select
        s.*,
        {%- for rule in rules if rule.kind == 'partial_date' %}
        {{ partial_date('s.' ~ rule.name) }} as {{ rule.name }}__date,
        {%- endfor %}
        {{ hmac_sha256("concat('row|%s|', %s)" | format(table, ascii_form(row_key(rules)))) }} as row_digest
    from source_rows as s
    cross join {{ key_relation() }} as k
)

select
    {%- for rule in rules %}
    s.{{ rule.name }},
    {%- endfor %}
    {%- for rule in rules if rule.kind == 'partial_date' %}
    s.{{ rule.name }}__date,
    {%- endfor %}
    {%- for rule in rules if is_date_or_number(rule) %}
    {{ is_unreadable(rule) }} as {{ rule.name }}__is_unreadable,
    {%- endfor %}
    s.row_digest,
    cast(row_number() over (order by
        {{ digest_slice('s.row_digest', 0, 7) }}, {{ digest_slice('s.row_digest', 7, 7) }}, {{ digest_slice('s.row_digest', 14, 7) }}
    ) as int) as source_row
from read_rows as s
{%- endmacro %}

{% macro filled_text(column) -%}
    {%- if not column -%}
        {{ return('0') }}
    {%- elif column.family == 'text' -%}
        {{ return("case when %s <> '' then 1 else 0 end" | format(normalised(column.name))) }}
    {%- endif -%}
    {{ return('case when %s is null then 0 else 1 end' | format(column.name)) }}
{%- endmacro %}

{% macro is_unreadable(rule) -%}
    {%- set original = 's.' ~ rule.name -%}
    {%- if rule.kind == 'partial_date' -%}
        {{ return("case when %s <> '' and %s <> 'ZZ/ZZ/ZZZZ' and %s__date is null then 1 else 0 end" | format(original, original, original)) }}
    {%- endif -%}
    {{ return('case when %s is null then %s__is_filled else 0 end' | format(original, original)) }}
{%- endmacro %}
