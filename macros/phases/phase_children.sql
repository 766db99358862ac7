{% macro phase_children(phase) -%}
    {%- set lane = 'scrambled_wave' if phase == 4 else phase_lane(phase) -%}
    {%- set children = ref('payload__%s_children' | format(lane)) -%}
select c.person_id, c.legacy_id, c.mis_child_id, c.record_body, c.meaning_hash
from {{ children }} as c
{%- if phase == 1 %}
where c.person_id = 'C00000000000000001'
{%- elif phase == 3 %}
where c.person_id = (
    select min(a.person_id) from {{ children }} as a
    inner join (
        select b.shape from {{ children }} as b group by b.shape having count(*) >= {{ var('min_shape_k') | int }}
    ) as common on a.shape = common.shape
)
{%- endif %}
{%- endmacro %}
