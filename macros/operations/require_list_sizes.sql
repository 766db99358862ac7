{# With a wrong length, codes would never be drawn, or none would be found for a draw. #}
{% macro require_list_sizes() -%}
    {%- set query -%}
select n.list_name, count(l.ordinal) as codes, n.list_size
from ({{ value_list_rows() }}) as n
left join {{ this }} as l
    on l.list_name = n.list_name
group by n.list_name, n.list_size
having count(l.ordinal) <> n.list_size or max(l.ordinal) <> n.list_size
    {%- endset -%}
    {%- set message -%}
        Value lists of the seeds are not as long as the draws count on: %s. Number the rows of each list 1, 2, 3 … in `ordinal`, put its length into macros/policy/value_list_sizes.sql, then run {{ run_command() }}.
    {%- endset -%}
    {{ require_none(query, '%s (%s codes, not %s)', message) }}
{%- endmacro %}
