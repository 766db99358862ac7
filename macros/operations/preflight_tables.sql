{% macro preflight_tables(faults) -%}
    {%- do preflight_title('Tables and columns of SSD v1.4.5') -%}
    {%- set found = source_columns() -%}
    {%- set found_columns = [] -%}
    {%- set missing_tables = [] -%}
    {%- set missing_columns = [] -%}
    {%- set without_rule = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- set shape = conform_source(entry.table) -%}
        {%- if not shape.is_there -%}
            {%- do missing_tables.append(entry.table) -%}
        {%- else -%}
            {%- for name, column in shape.columns.items() -%}
                {%- do (found_columns if column else missing_columns).append('%s.%s' | format(entry.table, name)) -%}
            {%- endfor -%}
            {%- for column in shape.without_rule -%}
                {%- do without_rule.append('%s.%s' | format(entry.table, column.name | lower)) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do print(
        '  found: %s of %s tables, %s columns' | format(found | length, ssd_tables() | length, found_columns | length)
    ) -%}
    {%- for title, names in [
        ('missing tables (stay empty)', missing_tables),
        ('missing columns (stay empty)', missing_columns),
        ('columns without a rule (the gate will stop)', without_rule)
    ] if names -%}
        {%- do print('  %s: %s' | format(title, names | join(', '))) -%}
    {%- endfor -%}
    {%- if not found -%}
        {%- do faults.append('No SSD table can be read: check ssd_schema, ssd_database and the rights of the login.') -%}
    {%- endif -%}
    {%- do faults.extend(source_type_faults()) -%}
{%- endmacro %}
