{# The first alternative that leads to a person of ssd_person wins, then the first that leads to anybody. #}
{% macro subject_of_rows(table) -%}
    {%- set joins = [] -%}
    {%- set known = [] -%}
    {%- set any = [] -%}
    {%- for alternative in table_subject(table) if alternative != 'none' -%}
        {%- set steps = alternative.split('>') | map('trim') | list -%}
        {%- set alias = 'p' ~ loop.index -%}
        {%- set persons = ref('vault__persons') if steps | length == 1 else '(%s)' | format(subject_path(steps[1:])) -%}
        {%- do joins.append('left join %s as %s\n        on %s.value = s.%s' | format(persons, alias, alias, steps[0])) -%}
        {%- do known.append('case when %s.is_known = 1 then %s.subject_key end' | format(alias, alias)) -%}
        {%- do any.append('%s.subject_key' | format(alias)) -%}
    {%- endfor -%}
    {%- set parts = known + any if any | length > 1 else any -%}
    {{ return({
        'joins': joins | join('\n    '),
        'subject_key': 'coalesce(%s)' | format(parts | join(', ')) if parts | length > 1 else (parts[0] or 'cast(null as bigint)'),
        'is_reached': parts | length > 0,
    }) }}
{%- endmacro %}

{# Resolved from its far end: one row a key of the first table, so a key that occurs twice cannot multiply rows. #}
{% macro subject_path(steps) -%}
    {%- set table, key = steps[0].split('.') -%}
    {%- set path -%}
select t.{{ key }} as value, min(n.subject_key) as subject_key, max(n.is_known) as is_known
        from {{ ref('prepared__' ~ table) }} as t
        inner join {% if steps | length == 2 %}{{ ref('vault__persons') }}{% else %}({{ subject_path(steps[2:]) }}){% endif %} as n
            on n.value = t.{{ steps[1] }}
        group by t.{{ key }}
    {%- endset -%}
    {{ return(path) }}
{%- endmacro %}
