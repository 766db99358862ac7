{# independent_lists(): the lists of value-drawn columns whose draw ignores the original: those where NULL means no (absence is a code, and
   leaving it out would show who has none), and all of them with the var code_draw `independent`. #}
{% macro independent_lists() -%}
    {%- set lists = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if rule.draw == 'value' and rule.rule == 'chance' and rule.list not in lists -%}
            {%- do lists.append(rule.list) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(lists) }}
{%- endmacro %}
