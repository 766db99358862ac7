{# A value is on its list in any form that a draw reads: a code, a label, or a text that starts with a code. #}
{% macro preflight_codes() -%}
    {%- do preflight_title('Codes off their list') -%}
    {%- if not relation_exists(ref('reference__lists')) -%}
        {%- do print('  not counted: the lists are loaded by the first build, or by `dbt build --select "path:seeds" "path:models/reference"`') -%}
    {%- else -%}
        {%- for entry in ssd_tables() -%}
            {%- set shape = conform_source(entry.table) -%}
            {%- for rule in policy_columns(entry.table)
                if rule.code_list and shape.is_readable and shape.columns[rule.name] -%}
                {%- do preflight_codes_of_column(entry.table, rule) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{% macro preflight_codes_of_column(table, rule) -%}
    {%- set column = 's.' ~ rule.name -%}
    {%- set query -%}
select count(*) as filled, coalesce(sum(v.off_list), 0) as off_list
from (
    select
        case
            when exists (
                select 1
                from {{ ref('reference__lists') }} as l
                where l.list_name = {{ quoted(rule.code_list) }} and (
                    l.code_key = {{ column }}
                    or l.label_key = {{ column }}
                    or {{ starts_with_code(column, 'l.code_key') }}
                )
            ) then 0
            else 1
        end as off_list
    from ({{ read_rows(table, [rule]) }}) as s
    where {{ column }} <> ''
) as v
    {%- endset -%}
    {%- set filled, off_list = run_query(query).rows[0] -%}
    {%- if off_list -%}
        {%- do print('  %s.%s (%s): %s of %s (%s %%)' | format(
            table, rule.name, rule.code_list, off_list, filled, (100 * off_list / filled) | round(1)
        )) -%}
    {%- endif -%}
{%- endmacro %}
