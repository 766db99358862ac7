{# table_is_readable(table, rules, live): whether a source table exists and has its key. #}
{% macro table_is_readable(table, rules, live) -%}
    {%- if table not in live -%}{{ return(false) }}{%- endif -%}
    {%- for rule in rules if rule.row_key and live_column(rule, live[table]) is none -%}
        {{ return(false) }}
    {%- endfor -%}
    {{ return(true) }}
{%- endmacro %}
