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
