{# One entry a rule, in order: what its method gives once all rules of the table are known. #}
{% macro table_method_parts(rules) -%}
    {%- set parts = [] -%}
    {%- for rule in rules -%}
        {%- set part = {'joins': [], 'ctes': [], 'row_draws': {}} -%}
        {%- do part.update(call_method(rule.method, rule, rules)) -%}
        {%- do parts.append(part) -%}
    {%- endfor -%}
    {{ return(parts) }}
{%- endmacro %}
