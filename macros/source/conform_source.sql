{# A table's shape alone: nothing of it is read. #}
{% macro conform_source(table) -%}
    {%- set found = source_columns().get(table) -%}
    {%- set shape = {
        'is_there': found is not none, 'is_readable': found is not none,
        'columns': {}, 'missing': [], 'without_rule': [], 'faults': [],
    } -%}
    {%- set with_rule = [] -%}
    {%- for rule in policy_columns(table) -%}
        {%- set column = (found or {}).get(rule.name | lower) or (found or {}).get(rule.renamed_from | lower) -%}
        {%- do shape.columns.update({rule.name: column}) -%}
        {%- if not column -%}
            {%- do shape.missing.append(rule.name) -%}
            {%- do shape.update({'is_readable': false}) if rule.row_key -%}
        {%- else -%}
            {%- do with_rule.append(column.name | lower) -%}
            {%- if column.family not in readable_families(rule.kind) -%}
                {%- do shape.faults.append('%s.%s is of type %s; its rule (%s) reads %s' | format(
                    table, column.name, column.type, rule.method, readable_families(rule.kind) | join(', '))) -%}
            {%- endif -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for name, column in (found or {}).items() if name not in with_rule -%}
        {%- do shape.without_rule.append(column) -%}
    {%- endfor -%}
    {{ return(shape) }}
{%- endmacro %}
