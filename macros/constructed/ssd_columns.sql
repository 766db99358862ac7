{% macro ssd_columns(table, given) -%}
    {%- set rules = policy_columns(table) -%}
    {%- if not rules -%}
        {{ return('1 as not_compiled') }}
    {%- endif -%}
    {%- set names = rules | map(attribute='name') | list -%}
    {%- for name in given if name not in names -%}
        {%- set message = "%s has no column '%s'. Its columns: %s." | format(table, name, names | join(', ')) -%}
        {{ exceptions.raise_compiler_error(message) }}
    {%- endfor -%}
    {%- for rule in rules -%}
        {%- set expression = rule.name if rule.name in given else 'null' -%}
        {%- if rule.kind == 'date' and rule.name in given -%}
            {%- set expression = date_of_day(rule.name) -%}
        {%- endif -%}
        {{ typed(expression, rule.data_type) }} as {{ rule.name }}
        {%- if not loop.last -%},
    {% endif -%}
    {%- endfor -%}
{%- endmacro %}
