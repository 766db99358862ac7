{# wave_cohort(): a query of the children whom a wave of phase 4 (var phase_4_wave, 1 to 3) sends: of twenty groups, drawn by the pseudonym, one comes in with wave 2, one leaves in wave 2
   and is back in wave 3, one leaves in wave 3. #}
{% macro wave_cohort() -%}
    {%- set wave = phase_4_wave() -%}
    {%- set gone = {1: [0], 2: [1], 3: [2]}[wave] -%}
select
    c.person_id,
    c.legacy_id,
    c.single_unique_id
from {{ ref('payload__scrambled_cohort') }} as c
where {{ digest_slice(sha256_digest("concat('wave|', c.person_id)"), 0, 3) }} % 20 <> {{ gone[0] }}
{%- endmacro %}
