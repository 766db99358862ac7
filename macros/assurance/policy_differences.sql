{# Read when the gate is compiled, which is after all that joins to the rules was built. An edited relation must not disarm the proof. #}
{% macro policy_differences() -%}
    {%- do policy_relation() -%}
    {%- if not execute or not flags.INTROSPECT or flags.WHICH not in ['build', 'run'] -%}
        {{ return(0) }}
    {%- endif -%}
    {%- set differences = namespace(total=0) -%}
    {%- for part in ['payload', 'rest'] -%}
        {%- set query -%}
select
    concat(
        p.table_number, '|', p.column_number, '|', p.column_name, '|', p.classification, '|', p.method, '|', p.expected, '|', p.domain, '|',
        p.compared, '|', p.code_list, '|', p.is_label, '|', p.identifier, '|', p.form, '|', p.absence, '|', p.parent_column, '|', p.reason
    ) as rule_text
from {{ ref('vault__policy_' ~ part) }} as p
        {%- endset -%}
        {%- set here = run_query(query).columns[0].values() | list -%}
        {%- set published = published_rules(part) -%}
        {%- set differences.total = differences.total + (here | length - published | length) | abs -%}
        {%- for text in published if text not in here -%}
            {%- set differences.total = differences.total + 1 -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(differences.total) }}
{%- endmacro %}

{% macro published_rules(part) -%}
    {%- set texts = [] -%}
    {%- for entry in ssd_tables(part) -%}
        {%- for rule in policy_columns(entry.table) -%}
            {%- do texts.append([
                entry.number, rule.number, rule.name, rule.classification, rule.method, rule.expected, rule.domain or '', rule.compared or 'text',
                rule.code_list or '', 1 if rule.options.write == 'label' else 0, (rule.spaces or [''])[0], rule.form or '', rule.absence or '',
                rule.references or '', rule.options.reason or '',
            ] | join('|')) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(texts) }}
{%- endmacro %}
