{% macro distinct_lists() -%}
    {%- set lists = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if rule.distinct and rule.list not in lists -%}
            {%- do lists.append(rule.list) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(lists) }}
{%- endmacro %}
