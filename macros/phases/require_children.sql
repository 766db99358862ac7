{# require_children(phase): raises where a phase has no child to stage, or, in the live lane, ids that are too long or those of a test phase. Counts only. #}
{% macro require_children(phase) -%}
    {%- set test_ids = "case when upper(left(f.person_id, 2)) in ('T1', 'T2', 'T3', 'T4') or upper(left(f.mis_child_id, 2)) in ('T1', 'T2', 'T3', 'T4') then 1 else 0 end" -%}
    {%- set long_ids = 'case when len(f.person_id) > 20 then 1 else 0 end' -%}
    {%- set live = phase_lane(phase) == 'live' -%}
    {%- set found = run_query('select count(*) as children, coalesce(sum(' ~ (test_ids if live else '0') ~ '), 0) as test_ids, coalesce(sum(' ~ (long_ids if live else '0') ~ '), 0) as long_ids from ('
        ~ phase_children(phase) ~ ') as f').rows[0] -%}
    {%- if not found[0] and phase == 3 -%}
        {{ exceptions.raise_compiler_error('No shape of record (how many of each block) is shared by ' ~ var('min_shape_k') ~ ' children, so none can be drawn for phase 3 without standing out. Lower the var min_shape_k only with your Data Protection Officer.') }}
    {%- elif not found[0] -%}
        {{ exceptions.raise_compiler_error('Phase ' ~ phase ~ ' has no child to stage, which would mark every child staged before as deleted. Look at the tables that the payload reads, and at the vars run_date and window_months.') }}
    {%- elif found[1] -%}
        {{ exceptions.raise_compiler_error(found[1] ~ ' children have an id that starts with T1, T2, T3 or T4, which marks the payloads of the test phases. Nothing is staged for phase 5. Point the vars ssd_schema and ssd_database at the SSD itself, not at test records.') }}
    {%- elif found[2] -%}
        {{ exceptions.raise_compiler_error(found[2] ~ ' children have an id of more than 20 characters, which the API refuses. Nothing is staged for phase 5. Mend the extract.') }}
    {%- endif -%}
{%- endmacro %}
