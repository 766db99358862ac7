{# json_leaves(relation, key, json): a query of every leaf of the JSON documents in a column of a relation: key (a column of the relation), path and value. An element of a list is named by its
   record id, its date or its own value, so that paths do not move when a list grows. Empty lists are leaves too. At most seven levels, one more than the payload has. #}
{% macro json_leaves(relation, key, json) -%}
    {%- set depth = 7 -%}
    {%- set paths = [] -%}
select
    r.{{ key }},
    concat(
        {{ typed("'$'", 'nvarchar(4000)') }}
        {%- for level in range(1, depth + 1) -%}
        ,
        case
            when l{{ level }}.member_key is null then ''
            {%- if level > 1 %}
            when l{{ level - 1 }}.member_type = 'array' then concat('[', {{ json_element_name('l' ~ level) }}, ']')
            {%- endif %}
            else concat('.', l{{ level }}.member_key)
        end
        {%- endfor %}
    ) as path,
    coalesce({% for level in range(depth, 0, -1) %}l{{ level }}.member_value{{ ', ' if not loop.last }}{% endfor %}) as value
from {{ relation }} as r
{% for level in range(1, depth + 1) -%}
{{ json_members('r.' ~ json if level == 1 else "case when l" ~ (level - 1) ~ ".member_type in ('array', 'object') then l" ~ (level - 1) ~ '.member_value end', 'l' ~ level) }}
{% endfor -%}
where r.{{ json }} is not null
{%- endmacro %}

{# json_element_name(alias): SQL: how an element of a list is named in a path: an object by its record id (a care worker by worker and start, a score by its date), else by position; a plain value by itself. #}
{% macro json_element_name(alias) -%}
    {%- set value = alias ~ '.member_value' -%}
    {%- set ids = [] -%}
    {%- for name in ['social_care_episode_id', 'child_and_family_assessment_id', 'child_in_need_plan_id', 'section_47_assessment_id', 'child_protection_plan_id', 'child_looked_after_placement_id'] -%}
        {%- do ids.append(json_field(value, name)) -%}
    {%- endfor -%}
case when {{ alias }}.member_type <> 'object' then {{ value }} else coalesce(
                {{ ids | join(', ') }},
                case when {{ json_field(value, 'worker_id') }} is not null then concat({{ json_field(value, 'worker_id') }}, ' ', {{ json_field(value, 'start_date') }}) end,
                {{ json_field(value, 'date') }}, {{ alias }}.member_key
            ) end
{%- endmacro %}
