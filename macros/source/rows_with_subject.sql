{# A row with no reachable person is its own subject. #}
{% macro rows_with_subject(entry, rules) -%}
    {%- set subject = subject_of_rows(entry.table) -%}
select
        {{ entry.number }} as table_number,
        s.source_row,
        coalesce({{ subject.subject_key }}, {{ digest_slice('s.row_digest', 25, 7) }}) as subject_key
    from {{ ref('prepared__' ~ entry.table) }} as s
    {{ subject.joins }}
    {%- if var('exclusions') %}
    where 1 = 1
        {%- for rule in rules if rule.spaces and rule.identifier == 'person' %}
        and not exists (select 1 from excluded as e where e.value = s.{{ rule.name }})
        {%- endfor %}
    {%- endif %}
{%- endmacro %}
