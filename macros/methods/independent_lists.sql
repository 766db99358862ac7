{% macro independent_lists() -%}
    {%- set lists = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if rule.draw == 'value' and rule.ignores_original and rule.list not in lists -%}
            {%- do lists.append(rule.list) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(lists) }}
{%- endmacro %}
