{# The rules that many tables share are joined to this, so that they stand once in SQL and not once a column. #}
{% macro policy_table(part) -%}
    {%- set columns = policy_record({'number': 0}, {'options': {}}).keys() | list -%}
    {%- set rows = [] -%}
    {%- for record in policy_records(part) or [policy_record({'number': 0}, {'number': 0, 'options': {}})] -%}
        {%- set values = [] -%}
        {%- for value in record.values() -%}
            {%- do values.append(value if value is number else quoted(value or '')) -%}
        {%- endfor -%}
        {%- do rows.append(values | join(', ')) -%}
    {%- endfor -%}
select
    v.table_number,
    v.column_number,
    {{ exact_text('t.table_name') }} as table_name,
    {{ exact_text('v.column_name') }} as column_name,
    '{{ part }}' as part,
    case v.is_sensitive when 1 then 'official-sensitive' else 'official' end as classification,
    v.is_sensitive,
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
    {%- for row in rows %}
    ({{ row }}){{ ',' if not loop.last }}
    {%- endfor %}
) as v (
    {%- for line in columns | batch(8) %}
    {{ line | join(', ') }}{{ ',' if not loop.last }}
    {%- endfor %}
)
inner join (values
    {%- for entry in ssd_tables(part) %}
    ({{ entry.number }}, '{{ entry.table }}'){{ ',' if not loop.last }}
    {%- endfor %}
) as t (table_number, table_name)
    on t.table_number = v.table_number
{%- endmacro %}
