{# The one reading of a source table. Rows are numbered by their digests, never by text, and the number enters no
   digest. #}
{% macro prepare_table(table) -%}
    {{- part_tag([table_entry(table)]) -}}
    {%- do source('ssd', table) -%}
    {%- set rules = policy_columns(table) -%}
    {%- if not rules -%}
select 1 as not_compiled
    {%- else -%}
{{ prepared_rows(table, rules, conform_source(table)) }}
    {%- endif -%}
{%- endmacro %}

{% macro prepared_rows(table, rules, shape) -%}
    {%- set columns = shape.columns if shape.is_readable else {} -%}
-- Text trimmed and in upper case, dates and numbers by conversions that cannot fail.
with source_rows as (
    select
        {%- for rule in rules %}
        {{ read_column(rule, columns[rule.name]) }} as {{ rule.name }},
        {%- endfor %}
        {%- for rule in rules if rule.kind in ['date', 'number'] %}
        {{ filled_text(columns[rule.name]) }} as {{ rule.name }}__is_filled,
        {%- endfor %}
        1 as is_row
    {{ from_source(table, shape) }}
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
        {{ digest_slice('s.row_digest', 0, 7) }},
        {{ digest_slice('s.row_digest', 7, 7) }},
        {{ digest_slice('s.row_digest', 14, 7) }}
    ) as int) as source_row
from read_rows as s
{%- endmacro %}

{% macro filled_text(column) -%}
    {%- if not column -%}
0
    {%- elif column.family == 'text' -%}
case when {{ normalised(column.name) }} <> '' then 1 else 0 end
    {%- else -%}
case when {{ column.name }} is null then 0 else 1 end
    {%- endif -%}
{%- endmacro %}

{% macro is_unreadable(rule) -%}
    {%- set original = 's.' ~ rule.name -%}
    {%- if rule.kind == 'partial_date' -%}
case
        when {{ original }} <> '' and {{ original }} <> 'ZZ/ZZ/ZZZZ' and {{ original }}__date is null then 1
        else 0
    end
    {%- else -%}
case when {{ original }} is null then {{ original }}__is_filled else 0 end
    {%- endif -%}
{%- endmacro %}
