{# ssd_columns(table, given): the select list of a constructed SSD table: every column of SSD v1.4.5 in order, with its type from the policy;
   those of `given` from the relation before, the others NULL. Errors: a given column that the table lacks. #}
{% macro ssd_columns(table, given) -%}
    {%- set rules = policy_columns(table) -%}
    {%- if not rules -%}{{ return('1 as not_compiled') }}{%- endif -%}
    {%- set names = rules | map(attribute='name') | list -%}
    {%- for name in given if name not in names -%}
        {{ exceptions.raise_compiler_error(table ~ " has no column '" ~ name ~ "'. Its columns: " ~ names | join(', ') ~ '.') }}
    {%- endfor -%}
    {%- set columns = [] -%}
    {%- for rule in rules -%}
        {%- set expression = rule.name if rule.name in given else 'null' -%}
        {%- if rule.kind == 'date' and rule.name in given -%}{%- set expression = date_of_day(rule.name) -%}{%- endif -%}
        {%- do columns.append(typed(expression, rule.data_type) ~ ' as ' ~ rule.name) -%}
    {%- endfor -%}
    {{ return(columns | join(',\n    ')) }}
{%- endmacro %}
