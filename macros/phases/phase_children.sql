{# phase_children(phase): a query of the children that a phase stages: all of its lane's; in phase 1 the first constructed child; in phase 3 the child with the
   lowest pseudonym, which is drawn at random, among those whose shape at least `min_shape_k` children share; in phase 4 those of the wave. #}
{% macro phase_children(phase) -%}
    {%- if phase == 4 -%}
        {%- set source = ref('payload__scrambled_wave_children') -%}
    {%- else -%}
        {%- set source = ref('payload__' ~ phase_lane(phase) ~ '_children') -%}
    {%- endif -%}
select c.person_id, c.legacy_id, c.mis_child_id, c.record_body, c.meaning_hash
from {{ source }} as c
{%- if phase == 1 %}
where c.person_id = 'C00000000000000001'
{%- elif phase == 3 %}
where c.person_id = (
    select min(a.person_id) from {{ source }} as a
    inner join (
        select b.shape from {{ source }} as b group by b.shape having count(*) >= {{ var('min_shape_k') | int }}
    ) as common on a.shape = common.shape
)
{%- endif %}
{%- endmacro %}
