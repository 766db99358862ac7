{# The value of each column that is drawn by value, and each code that is found in an array or stands in an
   identifier's place. #}
{% macro subject_values(table) -%}
    {%- set rules = policy_columns(table) -%}
    {%- set branches = [] -%}
    {%- set values = [] -%}
    {%- for rule in rules -%}
        {%- if rule.subject_value -%}
            {%- do values.append(['r.subject_key', quoted(rule.list), rule.subject_value]) -%}
        {%- endif -%}
        {%- if rule.codes_found -%}
            {%- do branches.append(codes_of_subjects(table, rule.codes_found)) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if values -%}
        {%- do branches.insert(0, unpivot_rows(rows_of(table), ['subject_key', 'list_name', 'value'], values)) -%}
    {%- endif -%}
    {{ return(branches) }}
{%- endmacro %}

{% macro codes_of_subjects(table, found) -%}
select r.subject_key, '{{ found.list }}' as list_name, l.code_key as value
    from {{ rows_of(table) }}
    inner join {{ ref('reference__lists') }} as l
        on {{ found.condition }}
{%- endmacro %}
