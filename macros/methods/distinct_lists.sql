{# distinct_lists(): the lists whose codes stay distinct within a subject: those of `distinct` rules and of code arrays. #}
{% macro distinct_lists() -%}
    {%- set lists = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if (rule.options.distinct or rule.method == 'code_array') and rule.list not in lists -%}
            {%- do lists.append(rule.list) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(lists) }}
{%- endmacro %}
