{% macro wave_cohort() -%}
    {#- The group, of twenty, that a wave leaves out. -#}
    {%- set left_out = {1: 0, 2: 1, 3: 2}[phase_4_wave()] -%}
select
    c.person_id,
    c.legacy_id,
    c.single_unique_id
from {{ ref('payload__scrambled_cohort') }} as c
where {{ digest_slice(sha256_digest("concat('wave|', c.person_id)"), 0, 3) }} % 20 <> {{ left_out }}
{%- endmacro %}
