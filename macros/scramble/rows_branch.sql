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

{# excluded_persons(): the people of the optional exclusion table (var `exclusions`: schema.table with a column person_id), as prepared
   values. #}
{% macro excluded_persons() -%}
(select {{ normalised('cast(person_id as nvarchar(255))') }} as value from {{ exclusions_relation() }})
{%- endmacro %}

{# exclusions_relation(): the table that the var `exclusions` names. Errors: not schema.table. #}
{% macro exclusions_relation() -%}
    {%- set named = var('exclusions') | string -%}
    {%- if not modules.re.match('^\\w+\\.\\w+$', named) -%}{{ refuse_exclusions() }}{%- endif -%}
    {{ return(api.Relation.create(database=var('ssd_database') or target.database, schema=named.split('.')[0], identifier=named.split('.')[1])) }}
{%- endmacro %}

{# refuse_exclusions(why=''): raises for the var `exclusions`. why: what is the matter with a name that has the right form. #}
{% macro refuse_exclusions(why='') -%}
    {{ exceptions.raise_compiler_error("var exclusions is schema.table with a column person_id, such as ssd_development.left_out; found '" ~ var('exclusions') ~ "'" ~ why ~ '.') }}
{%- endmacro %}
