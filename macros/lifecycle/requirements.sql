{# require_none(query, form, message): the work of the post-hooks below: raises where a query has rows. Acts for `dbt build` and `dbt run` only.
   query: gives what is wrong, one row a fault: counts and names, never a source value.
   form: what a row reads like, with %s for each of its columns. message: what is raised, with %s for the rows. #}
{% macro require_none(query, form, message) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set found = [] -%}
        {%- for row in run_query(query).rows -%}{%- do found.append(form | format(*row)) -%}{%- endfor -%}
        {%- if found -%}{{ exceptions.raise_compiler_error(message | format(found | join(', '))) }}{%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# require_unique_rows(): post-hook of vault__rows: raises where a table's key occurs more than once. Records are compared with their
   originals by key, so a doubled key could neither be proven nor told apart. #}
{% macro require_unique_rows() -%}
    {%- set query -%}
select case table_number {% for entry in ssd_tables() %}when {{ entry.number }} then '{{ entry.table }}' {% endfor %}end as table_name, count(*) as doubled
from (select table_number, row_key from {{ this }} group by table_number, row_key having count(*) > 1) as d
group by table_number
order by table_number
    {%- endset -%}
    {{ require_none(query, '%s (%s)', 'Primary keys occur more than once, case and spaces at the ends aside: %s doubled. Remove the doubled records from the extract, then run ' ~ run_command() ~ ' again. Nothing was scrambled.') }}
{%- endmacro %}

{# require_pseudonyms(): post-hook of vault__identifiers: raises where a value got no pseudonym, which means that an identifier of fixed form
   has run out of numbers. #}
{% macro require_pseudonyms() -%}
    {%- set query -%}
select
    identifier,
    count(*) as missing,
    case identifier {% for identifier, capacity in generated_identifiers().items() %}when '{{ identifier }}' then {{ capacity }} {% endfor %}end as capacity
from {{ this }}
where pseudonym is null
group by identifier
    {%- endset -%}
    {{ require_none(query, '%s (%s values; capacity %s)', 'Identifiers without a new value: %s. The extract holds more distinct values than there are numbers that were never issued: check the column for junk.') }}
{%- endmacro %}

{# require_list_sizes(): post-hook of reference__lists: raises where a list of the seeds is not as long as value_list_sizes() says. The draws
   are compiled by that length: with a wrong one, codes would never be drawn, or none would be found for a draw. #}
{% macro require_list_sizes() -%}
    {%- set query -%}
select n.list_name, count(l.ordinal) as codes, n.list_size
from ({{ value_list_rows() }}) as n
left join {{ this }} as l
    on l.list_name = n.list_name
group by n.list_name, n.list_size
having count(l.ordinal) <> n.list_size or max(l.ordinal) <> n.list_size
    {%- endset -%}
    {{ require_none(query, '%s (%s codes, not %s)', 'Value lists of the seeds are not as long as the draws count on: %s. Number the rows of each list 1, 2, 3 … in `ordinal`, put its length into macros/policy/value_list_sizes.sql, then run ' ~ run_command() ~ '.') }}
{%- endmacro %}

{# require_placeholders(): post-hook of reference__placeholder_values: raises where a text placeholder is also a code, a label or a made-up name.
   Placeholders are kept as they are, so such a row would keep real values and switch off their proof. #}
{% macro require_placeholders() -%}
    {%- set query -%}
select p.placeholder, min(l.list_name) as list_name
from {{ this }} as p
inner join {{ ref('reference__lists') }} as l
    on l.code_key = p.value or l.label_key = p.value
where p.kind = 'text'
group by p.placeholder
    {%- endset -%}
    {{ require_none(query, "'%s' is on the list %s", 'Placeholders that would keep real values: %s. Remove them from seeds/policy/policy__placeholders.csv, then run ' ~ run_command() ~ '.') }}
{%- endmacro %}
