{# Elements are named by what they are, not where they stand, so that paths do not move when a list grows.
   Seven levels are one more than the payload has. #}
{% macro json_leaves(relation, key, json) -%}
    {%- set depth = 7 -%}
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
    coalesce(
        {%- for level in range(depth, 0, -1) %}
        l{{ level }}.member_value{{ ',' if not loop.last }}
        {%- endfor %}
    ) as value
from {{ relation }} as r
{% for level in range(1, depth + 1) -%}
    {%- set members -%}
    {%- if level == 1 -%}
    r.{{ json }}
    {%- else -%}
    case when l{{ level - 1 }}.member_type in ('array', 'object') then l{{ level - 1 }}.member_value end
    {%- endif -%}
    {%- endset -%}
{{ json_members(members, 'l' ~ level) }}
{% endfor -%}
where r.{{ json }} is not null
{%- endmacro %}

{% macro json_element_name(alias) -%}
    {%- set value = alias ~ '.member_value' -%}
    {%- set worker = json_field(value, 'worker_id') -%}
    {%- set ids = [
        'social_care_episode_id', 'child_and_family_assessment_id', 'child_in_need_plan_id',
        'section_47_assessment_id', 'child_protection_plan_id', 'child_looked_after_placement_id'
    ] -%}
case when {{ alias }}.member_type <> 'object' then {{ value }} else coalesce(
                {%- for id in ids %}
                {{ json_field(value, id) }},
                {%- endfor %}
                case when {{ worker }} is not null
                    then concat({{ worker }}, ' ', {{ json_field(value, 'start_date') }}) end,
                {{ json_field(value, 'date') }}, {{ alias }}.member_key
            ) end
{%- endmacro %}
