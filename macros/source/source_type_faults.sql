{# source_type_faults(live): the columns whose type their rule cannot read without loss, a sentence each. #}
{% macro source_type_faults(live) -%}
    {%- set faults = [] -%}
    {%- for entry in tables_of_run() if entry.table in live -%}
        {%- for rule in policy_columns(entry.table) -%}
            {%- set column = live_column(rule, live[entry.table]) -%}
            {%- if column is not none and column.family not in readable_families(rule.kind) -%}
                {%- do faults.append(entry.table ~ '.' ~ column.name ~ ' is of type ' ~ column.type ~ '; its rule (' ~ rule.method ~ ') reads ' ~ readable_families(rule.kind) | join(', ')) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}
