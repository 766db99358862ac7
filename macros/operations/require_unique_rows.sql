{# Records meet their originals by key, so a doubled key could neither be proven nor told apart. Rows with one key have
   one digest. #}
{% macro require_unique_rows() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set query -%}
select f.table_name, f.doubled
from (
            {%- for entry in tables_of_run() if not is_reference_table(policy_columns(entry.table)) %}
    select {{ entry.number }} as table_number, '{{ entry.table }}' as table_name, count(*) as doubled
    from (
        select s.row_digest
        from {{ ref('prepared__' ~ entry.table) }} as s
        inner join {{ this }} as r
            on r.table_number = {{ entry.number }} and r.source_row = s.source_row
        group by s.row_digest
        having count(*) > 1
    ) as d
    {{ 'union all' if not loop.last }}
            {%- endfor %}
) as f
where f.doubled > 0
order by f.table_number
        {%- endset -%}
        {%- set message -%}
            Primary keys occur more than once, case and spaces at the ends aside: %s doubled. Remove the doubled records from the extract, then run {{ run_command() }} again. Nothing was scrambled.
        {%- endset -%}
        {{ require_none(query, '%s (%s)', message) }}
    {%- endif -%}
{%- endmacro %}
