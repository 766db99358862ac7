{# People left out (var exclusions) leave here and nowhere else: what follows joins to these rows. A row with no
   reachable person is its own subject. #}
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
        and not exists (select 1 from {{ excluded_persons() }} as e where e.value = s.{{ rule.name }})
        {%- endfor %}
        {%- if subject.is_reached %}
        and not exists (
            select 1 from {{ excluded_persons() }} as e
            inner join {{ ref('vault__persons') }} as x on x.value = e.value
            where x.subject_key = {{ subject.subject_key }})
        {%- endif %}
    {%- endif %}
{%- endmacro %}
