{# lane_generation(phase): what a phase would stage now: the generation whose gate passed (3, 4), else the name of the lane. #}
{% macro lane_generation(phase) -%}
    {{ return(gate_state().generation if phase_lane(phase) == 'scrambled' else phase_lane(phase)) }}
{%- endmacro %}

{# staged_generation(phase): what a phase's staging table holds, from the audit schema; empty where it was never staged. #}
{% macro staged_generation(phase) -%}
    {%- set row = run_query('select max(generation) as generation from ' ~ layer_relation('audit', 'table_generations') ~ " where table_name = '" ~ staging_model(phase) ~ "'").rows[0] -%}
    {{ return(row[0] or '') }}
{%- endmacro %}

{# note_generation(phase): notes what a phase's staging table holds from now on, and since when. #}
{% macro note_generation(phase) -%}
    {%- set generations = layer_relation('audit', 'table_generations') -%}
    {%- set held = lane_generation(phase) -%}
    {%- do run_query('delete from ' ~ generations ~ " where table_name = '" ~ staging_model(phase) ~ "'") -%}
    {%- do run_query('insert into ' ~ generations ~ " (table_name, generation, built_at) select '" ~ staging_model(phase) ~ "', '" ~ held ~ "', " ~ utc_now_text()) -%}
{%- endmacro %}
