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
