{# subject_expression(table, subject, live): the subject key of a prepared source row `s`: joins and expression.
   subject is a column, a path (`column > table.key > column > … > person column`) or a list of alternatives: the first that leads
   to a person of ssd_person wins, then the first that leads to anybody. Returns {joins, parts}; the subject is the first of
   the parts that is not NULL. #}
{% macro subject_expression(table, subject, live) -%}
    {%- set alternatives = [subject] if subject is string else subject -%}
    {%- set joins = [] -%}
    {%- set known = [] -%}
    {%- set any = [] -%}
    {%- for alternative in alternatives if alternative != 'none' -%}
        {%- set steps = alternative.split('>') | map('trim') | list -%}
        {%- set alias = 'p' ~ loop.index -%}
        {%- if steps | length == 1 -%}
            {%- do joins.append('left join ' ~ ref('vault__persons') ~ ' as ' ~ alias ~ '\n        on ' ~ alias ~ '.value = s.' ~ steps[0]) -%}
        {%- else -%}
            {%- do joins.append('left join (' ~ subject_path_step(steps[1:], live) ~ ') as ' ~ alias ~ '\n        on ' ~ alias ~ '.value = s.' ~ steps[0]) -%}
        {%- endif -%}
        {%- do known.append('case when ' ~ alias ~ '.is_known = 1 then ' ~ alias ~ '.subject_key end') -%}
        {%- do any.append(alias ~ '.subject_key') -%}
    {%- endfor -%}
    {{ return({'joins': joins | join('\n    '), 'parts': known + any if any | length > 1 else any}) }}
{%- endmacro %}

{# subject_path_step(steps, live): the part of a path after its first column, resolved from its far end: one row a key of the first
   table, so a key that occurs twice cannot multiply rows. #}
{% macro subject_path_step(steps, live) -%}
    {%- set table, key = steps[0].split('.') -%}
    {%- set rules = policy_columns(table) | selectattr('name', 'in', [key, steps[1]]) | list -%}
select t.{{ key }} as value, min(n.subject_key) as subject_key, max(n.is_known) as is_known
        from ({{ prepared_source(table, rules, live) }}) as t
        inner join {% if steps | length == 2 %}{{ ref('vault__persons') }}{% else %}({{ subject_path_step(steps[2:], live) }}){% endif %} as n
            on n.value = t.{{ steps[1] }}
        group by t.{{ key }}
{%- endmacro %}

{# subject_columns(subject): the columns of the row itself with which its subject's alternatives begin. #}
{% macro subject_columns(subject) -%}
    {%- set names = [] -%}
    {%- for alternative in ([subject] if subject is string else subject) if alternative != 'none' -%}
        {%- do names.append(alternative.split('>')[0] | trim) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
