{% macro independent_lists() -%}
    {%- set lists = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if rule.draw == 'value' and rule.ignores_original -%}
            {%- do lists.append(rule.list) if rule.list not in lists -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(lists) }}
{%- endmacro %}
