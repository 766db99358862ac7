{# The first alternative that leads to a person of ssd_person wins, then the first that leads to anybody. #}
{% macro subject_of_rows(table) -%}
    {%- set joins = [] -%}
    {%- set known = [] -%}
    {%- set any = [] -%}
    {%- for alternative in table_subject(table) if alternative != 'none' -%}
        {%- set steps = alternative.split('>') | map('trim') | list -%}
        {%- set alias = 'p%s' | format(loop.index) -%}
        {%- do joins.append(subject_join(steps, alias)) -%}
        {%- do known.append('case when %s.is_known = 1 then %s.subject_key end' | format(alias, alias)) -%}
        {%- do any.append('%s.subject_key' | format(alias)) -%}
    {%- endfor -%}
    {%- set subject_key = any[0] or 'cast(null as bigint)' -%}
    {%- if any | length > 1 -%}
        {%- set subject_key -%}
coalesce(
            {{ (known + any) | join(',\n            ') }}
        )
        {%- endset -%}
    {%- endif -%}
    {{ return({'joins': joins | join('\n    '), 'subject_key': subject_key}) }}
{%- endmacro %}

{% macro subject_join(steps, alias) -%}
    {%- set persons = ref('vault__persons') if steps | length == 1 else '(%s)' | format(subject_path(steps[1:])) -%}
    {%- set join -%}
left join {{ persons }} as {{ alias }}
        on {{ alias }}.value = s.{{ steps[0] }}
    {%- endset -%}
    {{ return(join) }}
{%- endmacro %}

{% macro subject_path(steps) -%}
    {%- set table, key = steps[0].split('.') -%}
    {%- set persons = ref('vault__persons') if steps | length == 2 else '(%s)' | format(subject_path(steps[2:])) -%}
    {%- set path -%}
select t.{{ key }} as value, min(n.subject_key) as subject_key, max(n.is_known) as is_known
        from {{ ref('prepared__' ~ table) }} as t
        inner join {{ persons }} as n
            on n.value = t.{{ steps[1] }}
        group by t.{{ key }}
    {%- endset -%}
    {{ return(path) }}
{%- endmacro %}
