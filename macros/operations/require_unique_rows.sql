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
