{# Read when the gate is compiled, after all that joins to the rules was built: an edited relation must not disarm the
   proof. #}
{% macro policy_differences() -%}
    {%- do policy_relation() -%}
    {%- set differences = namespace(total=0) -%}
    {%- for part in ['payload', 'rest'] if execute and flags.INTROSPECT and flags.WHICH in ['build', 'run'] -%}
        {%- set published = [] -%}
        {%- for record in policy_records(part) -%}
            {%- do published.append(record.values() | join('|')) -%}
        {%- endfor -%}
        {%- set held = rules_held(part) -%}
        {%- set differences.total = differences.total + (held | length - published | length) | abs -%}
        {%- set differences.total = differences.total + published | reject('in', held) | list | length -%}
    {%- endfor -%}
    {{ return(differences.total) }}
{%- endmacro %}

{% macro rules_held(part) -%}
    {%- set columns = policy_record({'number': 0}, {'options': {}}).keys() | list -%}
    {%- set query -%}
select concat(p.{{ columns | join(", '|', p.") }}) as rule_text
from {{ ref('vault__policy_' ~ part) }} as p
    {%- endset -%}
    {{ return(run_query(query).columns[0].values() | list) }}
{%- endmacro %}
