{# One entry a rule, in order: what its method gives once all rules of the table are known. #}
{% macro table_method_parts(rules) -%}
    {%- set parts = [] -%}
    {%- for rule in rules -%}
        {%- do parts.append(dict({'joins': [], 'ctes': [], 'row_draws': {}}, **call_method(rule.method, rule, rules))) -%}
    {%- endfor -%}
    {{ return(parts) }}
{%- endmacro %}
