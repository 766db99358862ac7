{# subject_values_branches(table, policy, live): what one table gives to vault__subject_values: for each value-drawn column the subject,
   the list and the value; for a code array, and for codes that stand
   in an identifier's place, each code that is found. Empty where the table has no such column. #}
{% macro subject_values_branches(table, policy, live) -%}
    {%- set rows = [] -%}
    {%- set rules = policy | selectattr('row_key') | list -%}
    {%- set arrays = policy | selectattr('method', 'equalto', 'code_array') | list -%}
    {%- for rule in policy if rule.draw == 'value' and rule not in arrays -%}
        {%- do rows.append(['r.subject_key', "'" ~ rule.list ~ "'", value_text(rule)]) -%}
        {%- if rule not in rules -%}{%- do rules.append(rule) -%}{%- endif -%}
    {%- endfor -%}
    {%- set branches = [] -%}
    {%- if rows -%}
        {%- do branches.append(unpivot_rows('(' ~ prepared_source(table, rules, live) ~ ') as s\n    ' ~ rows_join(table, policy), ['subject_key', 'list_name', 'value'], rows)) -%}
    {%- endif -%}
    {%- for rule in policy if rule in arrays or rule.options.codes -%}
        {%- set branch -%}
select r.subject_key, '{{ rule.list if rule in arrays else rule.options.codes }}' as list_name, l.code_key as value
    from ({{ prepared_source(table, policy | selectattr('row_key') | list + [rule], live) }}) as s
    {{ rows_join(table, policy) }}
    inner join {{ ref('reference__lists') }} as l
        on {% if rule in arrays %}{{ array_holds('s.' ~ rule.name, 'l', rule.list) }}{% else %}l.list_name = '{{ rule.options.codes }}' and l.code_key = s.{{ rule.name }}{% endif %}
        {%- endset -%}
        {%- do branches.append(branch) -%}
    {%- endfor -%}
    {{ return(branches | join('\n    union all\n    ')) }}
{%- endmacro %}
