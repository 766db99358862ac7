{% macro row_key(rules, alias='s') -%}
    {%- set parts = [] -%}
    {%- for rule in rules if rule.row_key -%}
        {%- set column = '%s.%s' | format(alias, rule.name) -%}
        {%- do parts.append(exact_text(column, 40) if rule.kind == 'raw' else column) -%}
    {%- endfor -%}
    {%- if parts | length == 1 -%}
        {{ return("coalesce(%s, '')" | format(parts[0])) }}
    {%- endif -%}
    {{ return('concat(%s)' | format(parts | join(", '|', "))) }}
{%- endmacro %}
