{% macro require_children(phase) -%}
    {%- set query -%}
    select
        count(*) as children
        {%- if phase_lane(phase) == 'live' %},
        coalesce(sum(case
            when upper(left(f.person_id, 2)) in ('T1', 'T2', 'T3', 'T4') then 1
            when upper(left(f.mis_child_id, 2)) in ('T1', 'T2', 'T3', 'T4') then 1
            else 0
        end), 0) as test_ids,
        coalesce(sum(case when len(f.person_id) > 20 then 1 else 0 end), 0) as long_ids
        {%- else %},
        0 as test_ids,
        0 as long_ids
        {%- endif %}
    from (
        {{ phase_children(phase) | indent(8) }}
    ) as f
    {%- endset -%}
    {%- set found = run_query(query).rows[0] -%}
    {%- if not found[0] and phase == 3 -%}
        {{ exceptions.raise_compiler_error(
            'No shape of record (how many of each block) is shared by %s children, so none can be drawn for phase 3 '
            'without standing out. Lower the var min_shape_k only with your Data Protection Officer.'
            | format(var('min_shape_k'))
        ) }}
    {%- elif not found[0] -%}
        {{ exceptions.raise_compiler_error(
            'Phase %s has no child to stage, which would mark every child staged before as deleted. Look at the '
            'tables that the payload reads, and at the vars run_date and window_months.' | format(phase)
        ) }}
    {%- elif found[1] -%}
        {{ exceptions.raise_compiler_error(
            '%s children have an id that starts with T1, T2, T3 or T4, which marks the payloads of the test phases. '
            'Nothing is staged for phase 5. Point the vars ssd_schema and ssd_database at the SSD itself, not at '
            'test records.' | format(found[1])
        ) }}
    {%- elif found[2] -%}
        {{ exceptions.raise_compiler_error(
            '%s children have an id of more than 20 characters, which the API refuses. Nothing is staged for '
            'phase 5. Mend the extract.' | format(found[2])
        ) }}
    {%- endif -%}
{%- endmacro %}
