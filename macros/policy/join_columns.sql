{# Without the first column of the key: the rows lie in its order. #}
{% macro join_columns(table) -%}
    {%- set wanted = subject_columns(table) -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if rule.references and rule.references.split('.')[0] == table -%}
            {%- do wanted.append(rule.references.split('.')[1]) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set rules = policy_columns(table) -%}
    {%- set first_key = rules | selectattr('row_key') | map(attribute='name') | first -%}
    {%- set names = [] -%}
    {%- for rule in rules if rule.name != first_key and (rule.references or rule.name in wanted) -%}
        {%- do names.append(rule.name) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
