{% macro table_shape(table) -%}
    {%- set found = source_columns() -%}
    {%- set columns = {} -%}
    {%- set with_rule = [] -%}
    {%- for rule in policy_columns(table) -%}
        {%- set column = live_column(rule, found.get(table, {})) -%}
        {%- do columns.update({rule.name: column}) -%}
        {%- do with_rule.append(column.name | lower) if column -%}
    {%- endfor -%}
    {{ return({
        'is_there': table in found,
        'is_readable': table_is_readable(table, policy_columns(table), found),
        'columns': columns,
        'without_rule': found.get(table, {}).keys() | reject('in', with_rule) | list
    }) }}
{%- endmacro %}
