{# rows_branch(entry, policy, live): the rows of one table for vault__rows: number, row key, subject key (NULL where no person is
   reached), and the message of the row's digest. Rows that name an excluded person, or belong to one, are left out. #}
{% macro rows_branch(entry, policy, live) -%}
    {%- set subject = table_subject(entry.table) -%}
    {%- set persons = policy | selectattr('identifier', 'equalto', 'person') | selectattr('draw', 'equalto', 'identifiers') | map(attribute='name') | list -%}
    {%- set rules = [] -%}
    {%- for rule in policy if rule.row_key or rule.name in subject_columns(subject) or (var('exclusions') and rule.name in persons) -%}
        {%- do rules.append(rule) -%}
    {%- endfor -%}
    {%- set row_key = row_key_expression(policy) -%}
    {%- set reached = subject_expression(entry.table, subject, live) -%}
    {%- set subject_key = 'coalesce(' ~ reached.parts | join(', ') ~ ')' if reached.parts | length > 1 else (reached.parts[0] if reached.parts else 'cast(null as bigint)') -%}
select
        {{ entry.number }} as table_number,
        {{ row_key }} as row_key,
        {{ subject_key }} as subject_key,
        concat('{{ entry.table }}|', {{ ascii_form(row_key) }}) as message
    from ({{ prepared_source(entry.table, rules, live) }}) as s
    {{ reached.joins }}
    {%- if var('exclusions') %}
    where 1 = 1
        {%- for person in persons %}
        and not exists (select 1 from {{ excluded_persons() }} as e where e.value = s.{{ person }})
        {%- endfor %}
        {%- if reached.parts %}
        and not exists (
            select 1 from {{ excluded_persons() }} as e
            inner join {{ ref('vault__persons') }} as x on x.value = e.value
            where x.subject_key = {{ subject_key }})
        {%- endif %}
    {%- endif %}
{%- endmacro %}
