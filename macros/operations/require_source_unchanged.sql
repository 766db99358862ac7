{# By name: a source that is refreshed while it is read would be half the old and half the new. #}
{% macro require_source_unchanged() -%}
    {%- set query -%}
select p.table_name, h.as_read, h.held
from {{ this }} as h
inner join (select distinct table_number, table_name from {{ policy_relation() }} as r) as p
    on p.table_number = h.table_number
where h.column_number = 0 and h.held <> h.as_read
order by h.table_number
    {%- endset -%}
    {%- set advice = 'Let its refresh end, then run ' ~ run_command() ~ ' again.' -%}
    {{ require_none(query, '%s (%s rows read, now %s)', 'The source changed while it was read: %s. ' ~ advice) }}
{%- endmacro %}
