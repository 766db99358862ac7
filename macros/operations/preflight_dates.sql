{% macro preflight_dates() -%}
    {%- do preflight_title('Dates before 1900 or after 2100 (made empty; 9999-12-31 is a placeholder and stays)') -%}
    {%- for entry in ssd_tables() if conform_source(entry.table).is_readable -%}
        {%- set dates = policy_columns(entry.table) | selectattr('kind', 'equalto', 'date') | list -%}
        {%- if dates -%}
            {%- set query -%}
select
                {%- for rule in dates %}
    coalesce(sum(
        case when {{ day_number('s.' ~ rule.name) }} not between 0 and {{ last_day_number() }} then 1 else 0 end
    ), 0) as {{ rule.name }}{{ ',' if not loop.last }}
                {%- endfor %}
from ({{ read_rows(entry.table, dates) }}) as s
            {%- endset -%}
            {%- for name, count in run_query(query).rows[0].items() if count -%}
                {%- do print('  %s.%s: %s' | format(entry.table, name, count)) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
