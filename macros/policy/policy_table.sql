{% macro policy_table(part) -%}
    {%- set rows = policy_rows(part) -%}
select
    v.table_number,
    v.column_number,
    {{ exact_text('t.table_name') }} as table_name,
    {{ exact_text('v.column_name') }} as column_name,
    '{{ part }}' as part,
    case v.is_sensitive when 1 then 'official-sensitive' else 'official' end as classification,
    v.method,
    v.expected,
    v.domain,
    v.compared,
    {{ exact_text('v.code_list') }} as code_list,
    v.is_label,
    {{ exact_text('v.identifier') }} as identifier,
    v.form,
    {{ exact_text('v.absence') }} as absence,
    {{ exact_text('v.parent_column', 128) }} as parent_column,
    v.reason
from (values
    {%- for row in rows or ["0, 0, '', 0, '', '', 0, '', '', 0, '', '', '', '', ''"] %}
    ({{ row }}){{ ',' if not loop.last }}
    {%- endfor %}
) as v (
    table_number, column_number, column_name, is_sensitive, method, expected, domain, compared, code_list, is_label, identifier, form, absence,
    parent_column, reason
)
inner join (values
    {%- for entry in ssd_tables(part) %}
    ({{ entry.number }}, '{{ entry.table }}'){{ ',' if not loop.last }}
    {%- endfor %}
) as t (table_number, table_name)
    on t.table_number = v.table_number
{%- endmacro %}
